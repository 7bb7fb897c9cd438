internal import Base

/// What a handler says about its answer beside the messages.
public struct AnswerNotes: Sendable, Hashable {
  /// Sent before the first message.
  public var initial = Metadata()
  /// Sent with the status.
  public var trailing = Metadata()
  /// Whether the messages from now on are packed, when the caller takes that; `nil` does as the
  /// caller did.
  public var compresses: Bool?

  public init() {}
}

extension ServerCall {
  /// Adds metadata that goes out before the first message; later it comes too late and is dropped.
  /// Throws for metadata that cannot travel, as `OutgoingCall` does.
  public func addInitialMetadata(_ metadata: Metadata) throws(RPCError) {
    try metadata.checkTravels()
    record.write { notes in for entry in metadata.entries { notes.initial.add(entry.key, entry.value) } }
  }

  /// Packs the answers from now on, or does not. Say so before the first one; a caller who does not
  /// take packed messages gets them plain in any case.
  public func compressAnswers(_ compresses: Bool) {
    record.write { $0.compresses = compresses }
  }

  /// Whether the request read last came packed.
  public var isRequestCompressed: Bool { record.isRequestCompressed }

  /// Adds metadata that goes out with the status. Throws for metadata that cannot travel.
  public func addTrailingMetadata(_ metadata: Metadata) throws(RPCError) {
    try metadata.checkTravels()
    record.write { notes in for entry in metadata.entries { notes.trailing.add(entry.key, entry.value) } }
  }
}

/// What a caller learns from an answer beside its messages. Give a fresh one with each call;
/// complete when the call has ended. Callable from any thread.
public final class CallReport: Sendable {
  private let notes = Locked(AnswerNotes())
  private let counts = Locked((messages: 0, compressed: 0))
  private let hasHeaders = Locked(false)

  public init() {}

  /// Messages that came, and how many of them had been packed.
  public var messages: Int { counts.withLock { $0.messages } }
  public var compressedMessages: Int { counts.withLock { $0.compressed } }

  /// Metadata that came before the first message.
  public var initialMetadata: Metadata { notes.withLock { $0.initial } }
  /// Metadata that came with the status.
  public var trailingMetadata: Metadata { notes.withLock { $0.trailing } }

  /// For transports.
  public func received(messageIsCompressed isCompressed: Bool) {
    counts.withLock { counts in
      counts.messages += 1
      if isCompressed { counts.compressed += 1 }
    }
  }
  /// Whether the server has sent its response headers: the call is its own from then on (gRFC A6). A
  /// status alone (Trailers-Only) is none.
  public var hasInitialMetadata: Bool { hasHeaders.withLock { $0 } }

  /// For transports.
  public func received(initial metadata: Metadata) {
    notes.withLock { $0.initial = metadata }
    hasHeaders.withLock { $0 = true }
  }
  /// For transports.
  public func received(trailing metadata: Metadata) { notes.withLock { $0.trailing = metadata } }
}
