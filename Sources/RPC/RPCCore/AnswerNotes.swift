internal import Base

/// What a handler says about its answer beside the messages.
public struct AnswerNotes: Sendable, Hashable {
  /// Sent before the first message.
  public var initial = Metadata()
  /// Sent with the status.
  public var trailing = Metadata()

  public init() {}
}

/// Where a transport keeps the notes of one call. Callable from any thread.
public protocol AnswerDesk: AnyObject, Sendable {
  func write(_ change: (inout AnswerNotes) -> Void)
}

extension ServerCall {
  /// Adds metadata that goes out before the first message; later it comes too late and is dropped.
  /// Throws for metadata that cannot travel, as `OutgoingCall` does.
  public func addInitialMetadata(_ metadata: Metadata) throws(RPCError) {
    try metadata.checkTravels()
    desk?.write { notes in for entry in metadata.entries { notes.initial.add(entry.key, entry.value) } }
  }

  /// Adds metadata that goes out with the status. Throws for metadata that cannot travel.
  public func addTrailingMetadata(_ metadata: Metadata) throws(RPCError) {
    try metadata.checkTravels()
    desk?.write { notes in for entry in metadata.entries { notes.trailing.add(entry.key, entry.value) } }
  }
}

/// What a caller learns from an answer beside its messages. Give a fresh one with each call;
/// complete when the call has ended. Callable from any thread.
public final class CallReport: Sendable {
  private let notes = Locked(AnswerNotes())

  public init() {}

  /// Metadata that came before the first message.
  public var initialMetadata: Metadata { notes.withLock { $0.initial } }
  /// Metadata that came with the status.
  public var trailingMetadata: Metadata { notes.withLock { $0.trailing } }

  /// For transports.
  public func received(initial metadata: Metadata) { notes.withLock { $0.initial = metadata } }
  /// For transports.
  public func received(trailing metadata: Metadata) { notes.withLock { $0.trailing = metadata } }
}
