public import Base
internal import Synchronization

/// What a handler knows about the call it answers. A reference: copies cost little.
public struct ServerCall: Sendable {
  let record: CallRecord

  /// `arrived` is when the transport read the call; `nil` when nobody noted it.
  public init(
    method: MethodDescriptor, metadata: Metadata, deadline: Instant, peer: Peer, arrived: Instant? = nil
  ) {
    self.init(CallRecord(method: method, metadata: metadata, deadline: deadline, peer: peer, arrived: arrived))
  }

  /// A call that its transport keeps a record of.
  package init(_ record: CallRecord) { self.record = record }

  public var method: MethodDescriptor { record.method }
  /// As its caller sent it. Where the call stands in its trace says `trace`.
  public var metadata: Metadata { record.metadata }
  /// When the caller stops waiting; the handler is cancelled then.
  public var deadline: Instant { record.deadline }
  /// Who called.
  public var peer: Peer { record.peer }
  /// When the transport read the call.
  public var arrived: Instant? { record.arrived }
  /// Its own span; `nil` when it has none.
  public var trace: TraceContext? { record.trace }
  /// The caller's span; `nil` when it named none, or when nobody asked.
  public var parentSpan: UInt64? { record.parentSpan }

  /// The span that its caller named; `nil` when it named none.
  package var callersSpan: TraceContext? { record.callersSpan }

  /// Gives it a span of its own, for an interceptor before the handler starts. What the handler calls is a
  /// part of it.
  package func stands(in trace: TraceContext, under parent: UInt64?) {
    record.trace = trace
    record.parentSpan = parent
  }
}

/// One call as its transport and its handler share it: what does not change, and what the handler says
/// beside its messages. Transports add what they need by a subclass, so that a call costs one object.
///
/// SAFETY: what does not guard itself is set before a handler has it and constant from then on; a subclass
/// says what guards its own state.
open class CallRecord: @unchecked Sendable {
  @exclusivity(unchecked) private final var known: MethodDescriptor?
  @exclusivity(unchecked) public private(set) final var deadline: Instant
  @exclusivity(unchecked) package final var peer: Peer
  @exclusivity(unchecked) package private(set) final var arrived: Instant?
  @exclusivity(unchecked) public package(set) final var metadata: Metadata
  @exclusivity(unchecked) fileprivate(set) final var trace: TraceContext?
  @exclusivity(unchecked) fileprivate(set) final var parentSpan: UInt64?
  private let hasNotes = Atomic(false)
  private let isPacked = Atomic(false)
  private let written = Mutex<AnswerNotes?>(nil)

  package init(
    method: MethodDescriptor?, metadata: Metadata, deadline: Instant, peer: Peer, arrived: Instant?
  ) {
    known = method
    self.metadata = metadata
    self.deadline = deadline
    self.peer = peer
    self.arrived = arrived
  }

  /// A call of which nothing is known yet.
  public convenience init() {
    self.init(
      method: nil, metadata: Metadata(), deadline: Instant(nanoseconds: 0), peer: Peer(identity: nil, address: ""),
      arrived: nil)
  }

  final var callersSpan: TraceContext? { metadata[MetadataKey.traceparent].flatMap(TraceContext.init) }

  /// What is called, of a call that has been accepted.
  public final var method: MethodDescriptor {
    guard let known else { preconditionFailure("a handler's call has a method") }
    return known
  }

  /// For transports, before a handler has it.
  public final func accept(_ method: MethodDescriptor, deadline: Instant) {
    known = method
    self.deadline = deadline
  }
  /// For transports, before a handler has it.
  public final func arrives(at now: Instant) { arrived = now }

  /// What the handler says beside its messages; `nil` for nothing, without a lock.
  package final var notes: AnswerNotes? { hasNotes.load(ordering: .acquiring) ? written.withLock { $0 } : nil }

  final func write(_ change: (inout AnswerNotes) -> Void) {
    written.withLock { written in
      var notes = written ?? AnswerNotes()
      change(&notes)
      written = notes
    }
    hasNotes.store(true, ordering: .releasing)
  }

  /// Whether the request read last had been packed.
  public final var isRequestCompressed: Bool { isPacked.load(ordering: .relaxed) }
  public final func requestIsCompressed(_ isCompressed: Bool) {
    isPacked.store(isCompressed, ordering: .relaxed)
  }
}
