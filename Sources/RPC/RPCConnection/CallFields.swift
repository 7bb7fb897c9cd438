internal import Base
internal import HTTP2Wire
internal import RPCCore

/// The header fields of gRPC: names, the timeout's spelling, status and message, metadata.
/// Source: grpc/grpc doc/PROTOCOL-HTTP2.md.
enum CallFields {
  static let timeout = "grpc-timeout"
  static let status = "grpc-status"
  static let message = "grpc-message"
  static let details = "grpc-status-details-bin"
  static let encoding = "grpc-encoding"
  static let acceptEncoding = "grpc-accept-encoding"
  static let contentType = "content-type"

  /// What begins every answer that is a gRPC one.
  static let responseHead = [
    HTTP2Field(":status", "200"), HTTP2Field(contentType, "application/grpc"),
  ]
  /// The same when messages may be packed.
  static let packedResponseHead = responseHead + [HTTP2Field(encoding, gzip)]
  static let gzip = "gzip"
  /// What we unpack.
  static let accepted = HTTP2Field(acceptEncoding, "identity,gzip")

  static let okTrailers = [HTTP2Field(status, "0")]
  /// The same two, ready for the session.
  static let responseHeadBlock = HTTP2FieldBlock(responseHead)
  static let okTrailersBlock = HTTP2FieldBlock(okTrailers)

  /// `application/grpc`, alone or with `+proto` or parameters.
  static func isGRPC(_ type: String?) -> Bool {
    guard let type else { return false }
    if type == "application/grpc" { return true }
    guard type.utf8.starts(with: "application/grpc".utf8) else { return false }
    guard let next = type.utf8.dropFirst(16).first else { return true }
    return next == UInt8(ascii: "+") || next == UInt8(ascii: ";")
  }

  /// Whether a list of encodings names gzip.
  static func namesGzip(_ list: String) -> Bool {
    list == gzip || list.split(separator: ",").contains { trimmed($0) == gzip }
  }

  // MARK: - Timeout

  /// At most eight digits and a unit. Rounded up, so that the server does not give up first.
  static func timeoutText(_ duration: Duration) -> String {
    let nanoseconds = max(duration.clampedNanoseconds, 1)
    for (unit, size) in units.reversed() {
      let count = nanoseconds / size + (nanoseconds % size == 0 ? 0 : 1)
      // Nanoseconds of a call are noise; microseconds are exact enough and compress no worse.
      if count < 100_000_000, unit != "n" { return "\(count)\(unit)" }
    }
    return "99999999H"
  }

  /// The duration of a `grpc-timeout`; `nil` when it is malformed.
  static func timeout(_ text: String) -> Duration? {
    var text = text
    return text.withUTF8 { bytes in
      guard (2...9).contains(bytes.count), let size = nanoseconds(of: bytes[bytes.count - 1]) else { return nil }
      var count: Int64 = 0
      for byte in bytes.dropLast() {
        guard (48...57).contains(byte) else { return nil }
        count = count * 10 + Int64(byte - 48)
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      return .nanoseconds(overflow ? .max : product)
    }
  }

  private static func nanoseconds(of unit: UInt8) -> Int64? {
    switch unit {
    case UInt8(ascii: "H"): 3_600_000_000_000
    case UInt8(ascii: "M"): 60_000_000_000
    case UInt8(ascii: "S"): 1_000_000_000
    case UInt8(ascii: "m"): 1_000_000
    case UInt8(ascii: "u"): 1_000
    case UInt8(ascii: "n"): 1
    default: nil
    }
  }

  private static let units: [(unit: Character, nanoseconds: Int64)] = [
    ("H", 3_600_000_000_000), ("M", 60_000_000_000), ("S", 1_000_000_000), ("m", 1_000_000),
    ("u", 1_000), ("n", 1),
  ]

  // MARK: - Status

  /// The trailers that tell how a call ended.
  static func trailers(_ error: RPCError?) -> [HTTP2Field] {
    guard let error else { return okTrailers }
    var fields = [HTTP2Field(status, String(error.code.rawValue))]
    if !error.message.isEmpty { fields.append(HTTP2Field(message, encodeMessage(error.message))) }
    if let pause = error.facts[MetadataKey.retryPushback], pause.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
      fields.append(HTTP2Field(MetadataKey.retryPushback, pause))
    }
    let bytes = StatusDetails.encode(error)
    if !bytes.isEmpty, bytes.count <= Limits.statusDetailsBytes {
      fields.append(HTTP2Field(details, Base64.encode(bytes, padding: false)))
    }
    return fields
  }

  /// How a call ended, out of trailers: `nil` when they do not say.
  static func outcome(_ headers: HTTP2Headers) -> Result<Void, RPCError>? {
    guard let text = headers[status] else { return nil }
    let code = Int(text).map { RPCCode(rawValue: $0) ?? .unknown } ?? .unknown
    guard code != .ok else { return .success(()) }
    var error = RPCError(code, headers[message].map(decodeMessage) ?? "")
    if let text = headers[details], let bytes = Base64.decode(text), let found = StatusDetails.decode(bytes) {
      error.reason = found.reason
      error.facts = found.facts
    }
    if let pause = headers[MetadataKey.retryPushback] { error.facts[MetadataKey.retryPushback] = pause }
    return .failure(error)
  }

  /// Percent-encoding of everything but printable ASCII, cut to the limit on a character's border.
  static func encodeMessage(_ message: String) -> String {
    var bytes: [UInt8] = []
    var used = 0
    for character in message {
      used += character.utf8.count
      guard used <= Limits.statusMessageBytes else { break }
      for byte in character.utf8 {
        if (0x20...0x7E).contains(byte), byte != UInt8(ascii: "%") {
          bytes.append(byte)
        } else {
          bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Undoes `encodeMessage`. What is not an escape stays as it is: a bad message fails no call.
  static func decodeMessage(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let high = nibble(source[index + 1]), let low = nibble(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
  private static let hex = [UInt8]("0123456789ABCDEF".utf8)

  // MARK: - Metadata

  /// Adds a received field if it belongs to the application. Several values of a `-bin` key may
  /// come in one field, split by commas, padded or not; they are kept apart and unpadded.
  static func append(_ name: String, _ value: String, to metadata: inout Metadata) {
    guard !Metadata.isReserved(name) else { return }
    guard isBinary(name) else { return metadata.add(name, value) }
    for part in value.split(separator: ",") { metadata.add(name, trimmed(part)) }
  }

  static func isBinary(_ key: String) -> Bool { key.utf8.suffix(4).elementsEqual("-bin".utf8) }

  /// Metadata as fields. What changes with every call stays out of the compression table.
  static func append(_ metadata: Metadata, to fields: inout [HTTP2Field]) {
    for entry in metadata.entries {
      let value = isBinary(entry.key) ? trimmed(Substring(entry.value)) : entry.value
      fields.append(HTTP2Field(entry.key, value, isIndexed: false))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var part = text.drop { $0 == " " }
    while part.last == "=" || part.last == " " { part.removeLast() }
    return String(part)
  }

  // MARK: - Statuses of other layers

  /// What an HTTP status without a gRPC one means (doc/http-grpc-status-mapping.md).
  static func code(httpStatus: String?) -> RPCCode {
    switch httpStatus {
    case "400": .internal
    case "401": .unauthenticated
    case "403": .permissionDenied
    case "404": .unimplemented
    case "429", "502", "503", "504": .unavailable
    default: .unknown
    }
  }

  /// What a stream reset by the peer means.
  static func error(reset code: HTTP2ErrorCode) -> RPCError {
    switch code {
    case .refusedStream: RPCError(.unavailable, "the server did not take the call", reason: "REFUSED_STREAM")
    case .cancel: RPCError(.cancelled, "the server cancelled the call", reason: "RESET")
    case .enhanceYourCalm: RPCError(.resourceExhausted, "the server asks for calm", reason: "RESET")
    case .inadequateSecurity: RPCError(.permissionDenied, "the server wants better security", reason: "RESET")
    default: RPCError(.internal, "the server reset the call with code \(code.rawValue)", reason: "RESET")
    }
  }
}
