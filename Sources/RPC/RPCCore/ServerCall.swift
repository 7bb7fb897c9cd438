public import Base
internal import Synchronization

/// What a handler knows about the call it answers.
public struct ServerCall: Sendable {
  let record: CallRecord
  public internal(set) var metadata: Metadata
  /// The caller's span, for tracing; `nil` when it named none.
  public var parentSpan: UInt64?

  /// `arrived` is when the transport read the call; `nil` when nobody noted it.
  public init(
    method: MethodDescriptor, metadata: Metadata, deadline: Instant, peer: Peer, arrived: Instant? = nil
  ) {
    self.init(CallRecord(method: method, deadline: deadline, peer: peer, arrived: arrived), metadata)
  }

  /// A call that its transport keeps a record of.
  package init(_ record: CallRecord, _ metadata: Metadata) {
    self.record = record
    self.metadata = metadata
  }

  public var method: MethodDescriptor { record.method }
  /// When the caller stops waiting; the handler is cancelled then.
  public var deadline: Instant { record.deadline }
  /// Who called.
  public var peer: Peer { record.peer }
  /// When the transport read the call.
  public var arrived: Instant? { record.arrived }

  /// Gives an entry of the metadata another value, for interceptors.
  public mutating func replaceMetadata(_ key: String, with value: String) { metadata.replace(key, with: value) }
}

/// One call as its transport and its handler share it: what does not change, and what the handler says
/// beside its messages. Transports add what they need by a subclass, so that a call costs one object.
///
/// SAFETY: what does not guard itself is set before a handler has it and constant from then on; a subclass
/// says what guards its own state.
open class CallRecord: @unchecked Sendable {
  @exclusivity(unchecked) public private(set) final var method: MethodDescriptor
  @exclusivity(unchecked) public private(set) final var deadline: Instant
  @exclusivity(unchecked) package final var peer: Peer
  @exclusivity(unchecked) package private(set) final var arrived: Instant?
  private let hasNotes = Atomic(false)
  private let isPacked = Atomic(false)
  private let written = Mutex<AnswerNotes?>(nil)

  package init(method: MethodDescriptor, deadline: Instant, peer: Peer, arrived: Instant?) {
    self.method = method
    self.deadline = deadline
    self.peer = peer
    self.arrived = arrived
  }

  /// A call of which nothing is known yet.
  public init() {
    method = Self.noMethod
    deadline = Instant(nanoseconds: 0)
    peer = Self.nobody
  }

  private static let noMethod = MethodDescriptor(service: "", name: "", kind: .unary, isIdempotent: false)
  private static let nobody = Peer(identity: nil, address: "")

  /// For transports, before a handler has it.
  public final func accept(_ method: MethodDescriptor, deadline: Instant) {
    self.method = method
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
