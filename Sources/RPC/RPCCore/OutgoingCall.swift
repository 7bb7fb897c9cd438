public import Base

/// What really leaves with a call: the caller's options and what the call being handled hands down.
public struct OutgoingCall: Sendable {
  /// When the caller stops waiting, on this process's clock.
  public let deadline: Instant
  public let metadata: Metadata
  public let compression: Compression
  /// Who wants to know what comes beside the messages.
  public let report: CallReport?

  /// Handed down from the call being handled. The person behind it is not: a service calls others
  /// in its own name (`onsale-user` and `onsale-roles` stop here).
  public static let inheritedKeys = [
    MetadataKey.traceparent, MetadataKey.request, MetadataKey.client, MetadataKey.priority,
  ]

  /// Resolves `options` within `CallContext.current`. The deadline is the earlier of the option's
  /// and the inherited one; keys the caller set itself win over inherited ones.
  ///
  /// Throws INVALID_ARGUMENT for metadata that cannot travel, RESOURCE_EXHAUSTED for too much of
  /// it, and DEADLINE_EXCEEDED when the time is up already.
  public init(_ options: CallOptions, at now: Instant) throws(RPCError) {
    let context = CallContext.current
    var metadata = options.metadata
    if let context {
      for key in Self.inheritedKeys where metadata[key] == nil {
        if let value = context.handedDown(key) { metadata.add(key, value) }
      }
    }
    try metadata.checkTravels()
    let own = options.timeout.map { now.advanced(by: $0) }
    let deadline =
      switch (own, context?.deadline) {
      case (let own?, let inherited?): min(own, inherited)
      case (let own?, nil): own
      case (nil, let inherited?): inherited
      case (nil, nil): now.advanced(by: Limits.defaultCallTimeout)
      }
    guard deadline > now else { throw .deadlineExceeded }
    if options.previousAttempts > 0 { metadata.add(MetadataKey.previousAttempts, String(options.previousAttempts)) }
    self.deadline = deadline
    self.metadata = metadata
    compression = options.compression
    report = options.report
  }
}

extension Metadata {
  /// Throws unless every key is lowercase letters, digits, `-`, `_` or `.` and not one that gRPC
  /// or HTTP/2 keeps for itself, every value is printable ASCII, and the whole is within
  /// `Limits.headerListSizeBytes` and `Limits.headerFieldCount` with room for the call's own fields.
  public func checkTravels() throws(RPCError) {
    guard !entries.isEmpty else { return }
    var sizeBytes = 0
    for entry in entries {
      guard Self.isKey(entry.key), !Self.isReserved(entry.key), entry.key != MetadataKey.previousAttempts else {
        throw RPCError(
          .invalidArgument, "metadata key '\(entry.key.prefix(40))' cannot be sent",
          reason: "METADATA_INVALID")
      }
      guard entry.value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        throw RPCError(
          .invalidArgument, "metadata '\(entry.key)' holds more than printable ASCII",
          reason: "METADATA_INVALID")
      }
      sizeBytes += entry.key.utf8.count + entry.value.utf8.count + 32
    }
    guard sizeBytes <= Limits.headerListSizeBytes - Limits.callFieldsSizeBytes,
      entries.count <= Limits.headerFieldCount - Limits.callFieldCount
    else {
      throw RPCError(
        .resourceExhausted, "metadata of \(sizeBytes) bytes in \(entries.count) fields is too much",
        reason: "METADATA_TOO_LARGE")
    }
  }

  /// Fields that a transport sets and reads itself; they never show up as metadata. How often a call
  /// has been tried is told to handlers, although callers may not say it themselves.
  public static func isReserved(_ key: String) -> Bool {
    // By bytes: this runs for every field of every call.
    guard let first = key.utf8.first else { return false }
    if first == UInt8(ascii: ":") { return true }
    if first == UInt8(ascii: "g") {
      return key.utf8.starts(with: "grpc-".utf8) && key != MetadataKey.previousAttempts
    }
    // Only keys of these lengths are compared.
    switch key.utf8.count {
    case 2: return key == "te"
    case 4: return key == "host"
    case 7: return key == "upgrade"
    case 10: return key == "connection" || key == "keep-alive"
    case 12: return key == "content-type"
    case 14: return key == "content-length"
    case 16: return key == "proxy-connection"
    case 17: return key == "transfer-encoding"
    default: return false
    }
  }

  private static func isKey(_ key: String) -> Bool {
    !key.isEmpty
      && key.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95 || byte == 46
      }
  }
}

extension RPCError {
  /// The caller's time was up before the answer came.
  public static var deadlineExceeded: RPCError {
    RPCError(.deadlineExceeded, "no answer in time", reason: "DEADLINE_EXCEEDED")
  }
  /// The caller gave up.
  public static var cancelled: RPCError {
    RPCError(.cancelled, "the caller gave up", reason: "CANCELLED")
  }

  /// The server ends a stream that has no end of its own, because it stops.
  public static var serverStopping: RPCError {
    RPCError(.unavailable, "the server stops; follow the next one", reason: "SERVER_STOPPING")
  }

  /// The server has ended the call with OK before its client had sent everything.
  public static var callEnded: RPCError {
    RPCError(.cancelled, "the server has ended the call", reason: callEndedReason)
  }
  public static let callEndedReason = "CALL_ENDED"

  /// No such method at this server.
  public static func unimplemented(_ path: String) -> RPCError {
    RPCError(.unimplemented, "no method \(path.prefix(200)) here", reason: "UNKNOWN_METHOD")
  }

  /// A message above `Limits.messageSizeBytes`.
  public static func messageTooLarge(sizeBytes: Int) -> RPCError {
    RPCError(
      .resourceExhausted,
      "a message of \(sizeBytes) bytes is above the limit of \(Limits.messageSizeBytes)",
      reason: "MESSAGE_TOO_LARGE", facts: ["limit_bytes": String(Limits.messageSizeBytes)])
  }
}
