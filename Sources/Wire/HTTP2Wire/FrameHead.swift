/// What a frame is. Source: RFC 9113 §6; others are counted and dropped.
enum FrameType: UInt8 {
  case data, headers, priority, resetStream, settings, pushPromise, ping, goAway, windowUpdate, continuation
}

/// The nine bytes before every frame. Source: RFC 9113 §4.1.
struct FrameHead {
  let length: Int
  /// `nil` for types that are not HTTP/2's own.
  let type: FrameType?
  let flags: UInt8
  let stream: Int32

  init(_ bytes: UnsafeRawPointer) {
    let start = UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
    length = Int(start >> 8)
    type = FrameType(rawValue: UInt8(truncatingIfNeeded: start))
    flags = bytes.load(fromByteOffset: 4, as: UInt8.self)
    stream = Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: 5, as: Int32.self)) & .max
  }

  var isAck: Bool { flags & Self.ack != 0 }
  var endsStream: Bool { flags & Self.endStream != 0 }
  var endsHeaders: Bool { flags & Self.endHeaders != 0 }
  var isPadded: Bool { flags & Self.padded != 0 }
  var hasPriority: Bool { flags & Self.priority != 0 }

  static let size = 9
  static let ack: UInt8 = 0x1
  static let endStream: UInt8 = 0x1
  static let endHeaders: UInt8 = 0x4
  private static let padded: UInt8 = 0x8
  private static let priority: UInt8 = 0x20
  /// The longest frame that we take, and the longest that we send: what holds without a word about it.
  static let mostLength = 16 * 1024
}
