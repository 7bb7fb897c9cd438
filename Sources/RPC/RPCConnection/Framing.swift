internal import GzipWire
internal import RPCCore

/// The length-prefixed messages of gRPC: one flag byte, four bytes of length, the message
/// (PROTOCOL-HTTP2, "Length-Prefixed-Message").
enum Framing {
  static let prefixBytes = 5

  /// Appends one message to a body, packed if `packs` and if that makes it smaller.
  static func append(_ message: [UInt8], packs: Bool, to body: inout [UInt8]) {
    guard packs, message.count >= Limits.compressFromBytes else { return append(message, flag: 0, to: &body) }
    do throws(GzipError) {
      let packed = try Gzip.compress(message)
      guard packed.count < message.count else { return append(message, flag: 0, to: &body) }
      append(packed, flag: 1, to: &body)
    } catch {
      // Without memory for packing the message still goes out as it is.
      append(message, flag: 0, to: &body)
    }
  }

  private static func append(_ message: [UInt8], flag: UInt8, to body: inout [UInt8]) {
    let count = UInt32(clamping: message.count)
    body.reserveCapacity(body.count + prefixBytes + message.count)
    body.append(flag)
    body.append(UInt8(truncatingIfNeeded: count >> 24))
    body.append(UInt8(truncatingIfNeeded: count >> 16))
    body.append(UInt8(truncatingIfNeeded: count >> 8))
    body.append(UInt8(truncatingIfNeeded: count))
    body.append(contentsOf: message)
  }
}

/// Cuts the body of one stream into messages, whatever pieces it arrives in, and unpacks them.
struct Deframer {
  /// One message, as it was sent.
  struct Message {
    let bytes: [UInt8]
    /// How many bytes of the piece it and its prefix took.
    let pieceBytes: Int
    let isCompressed: Bool
  }

  /// Whether gzip was agreed.
  var unpacks = false
  private var isCompressed = false
  private var prefix: UInt64 = 0
  private var prefixCount = 0
  private var message: [UInt8] = []
  private var missing = 0

  init() {}

  /// Whether the body may end here: no message is half received.
  var isBetweenMessages: Bool { prefixCount == 0 }

  /// Bytes of a half-received message that are held.
  var heldBytes: Int { message.count }

  /// The message of a piece that is exactly one plain message, which is the common case.
  static func wholeMessage(_ piece: ArraySlice<UInt8>) -> Message? {
    guard piece.count >= Framing.prefixBytes else { return nil }
    return piece.withUnsafeBytes { bytes -> Message? in
      let count = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
      guard bytes[0] == 0, bytes.count == Framing.prefixBytes + count, count <= Limits.messageSizeBytes else {
        return nil
      }
      return Message(bytes: Array(bytes[Framing.prefixBytes...]), pieceBytes: bytes.count, isCompressed: false)
    }
  }

  /// Takes the next piece. `onMessage` gets each message that is now complete; what it throws ends
  /// the reading. Throws RESOURCE_EXHAUSTED for a message above the limit, before anything is
  /// allocated for it and while it is unpacked, INTERNAL for a compressed one that was not agreed,
  /// one that does not unpack, or a bad flag.
  mutating func feed(
    _ piece: ArraySlice<UInt8>, onMessage: (Message) throws(RPCError) -> Void
  ) throws(RPCError) {
    var rest = piece
    var begin = rest.startIndex
    while !rest.isEmpty {
      if prefixCount < Framing.prefixBytes {
        try takePrefix(&rest)
        guard prefixCount == Framing.prefixBytes else { return }
      }
      let count = min(missing, rest.count)
      message.append(contentsOf: rest.prefix(count))
      rest = rest.dropFirst(count)
      missing -= count
      guard missing == 0 else { return }
      let complete = message
      message = []
      prefixCount = 0
      try onMessage(
        Message(
          bytes: isCompressed ? try Self.unpack(complete) : complete, pieceBytes: rest.startIndex - begin,
          isCompressed: isCompressed))
      begin = rest.startIndex
    }
  }

  private mutating func takePrefix(_ rest: inout ArraySlice<UInt8>) throws(RPCError) {
    while prefixCount < Framing.prefixBytes, let byte = rest.popFirst() {
      prefix = prefix << 8 | UInt64(byte)
      prefixCount += 1
    }
    guard prefixCount == Framing.prefixBytes else { return }
    let flag = UInt8(truncatingIfNeeded: prefix >> 32)
    isCompressed = flag == 1
    guard flag == 0 || (isCompressed && unpacks) else {
      throw RPCError(
        .internal,
        flag == 1
          ? "a message is marked as compressed, but no compression was agreed"
          : "a message begins with flag \(flag), which does not exist",
        reason: "BAD_FRAMING")
    }
    missing = Int(prefix & 0xFFFF_FFFF)
    prefix = 0
    guard missing <= Limits.messageSizeBytes else { throw .messageTooLarge(sizeBytes: missing) }
    // What is declared is not yet sent: memory grows with what arrives.
    message.reserveCapacity(min(missing, Self.reserveBytes))
  }

  private static func unpack(_ message: [UInt8]) throws(RPCError) -> [UInt8] {
    do throws(GzipError) {
      return try Gzip.decompress(message[...], limitBytes: Limits.messageSizeBytes)
    } catch {
      guard error.kind == .tooLarge else {
        throw RPCError(.internal, "a message does not unpack: \(error.explanation)", reason: "BAD_COMPRESSION")
      }
      throw .messageTooLarge(sizeBytes: Limits.messageSizeBytes + 1)
    }
  }

  private static let reserveBytes = 64 * 1024
}
