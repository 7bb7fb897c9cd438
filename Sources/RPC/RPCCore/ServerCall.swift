public import Base
internal import Synchronization

/// What a handler knows about the call it answers.
public struct ServerCall: Sendable {
  let record: CallRecord
  public let metadata: Metadata

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

  /// The same call with other metadata, for interceptors.
  public func with(_ metadata: Metadata) -> ServerCall { ServerCall(record, metadata) }
}

/// One call as its transport and its handler share it: what does not change, and what the handler says
/// beside its messages. Transports add what they need by a subclass, so that a call costs one object.
///
/// SAFETY: its own state is constant or guards itself; a subclass says what guards its own.
open class CallRecord: @unchecked Sendable {
  package let method: MethodDescriptor
  package let deadline: Instant
  package let peer: Peer
  package let arrived: Instant?
  private let hasNotes = Atomic(false)
  private let isPacked = Atomic(false)
  private let written = Mutex(AnswerNotes())

  package init(method: MethodDescriptor, deadline: Instant, peer: Peer, arrived: Instant?) {
    self.method = method
    self.deadline = deadline
    self.peer = peer
    self.arrived = arrived
  }

  /// What the handler says beside its messages; `nil` for nothing, without a lock.
  package final var notes: AnswerNotes? { hasNotes.load(ordering: .acquiring) ? written.withLock { $0 } : nil }

  final func write(_ change: (inout AnswerNotes) -> Void) {
    written.withLock { change(&$0) }
    hasNotes.store(true, ordering: .releasing)
  }

  /// Whether the request read last had been packed.
  package final var isRequestCompressed: Bool { isPacked.load(ordering: .relaxed) }
  package final func requestIsCompressed(_ isCompressed: Bool) {
    isPacked.store(isCompressed, ordering: .relaxed)
  }
}
