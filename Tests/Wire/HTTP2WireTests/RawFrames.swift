import HTTP2Wire

/// Frames as a peer writes them that knows no rules, and as it reads them (RFC 9113 §4.1, §6).
struct RawFrame: Sendable, Hashable {
  let type: UInt8
  let flags: UInt8
  let stream: UInt32
  let payload: [UInt8]

  static let data: UInt8 = 0
  static let headers: UInt8 = 1
  static let priority: UInt8 = 2
  static let reset: UInt8 = 3
  static let settings: UInt8 = 4
  static let pushPromise: UInt8 = 5
  static let ping: UInt8 = 6
  static let goAway: UInt8 = 7
  static let windowUpdate: UInt8 = 8
  static let continuation: UInt8 = 9

  /// END_STREAM or ACK.
  static let end: UInt8 = 0x1
  static let endHeaders: UInt8 = 0x4
  static let padded: UInt8 = 0x8
  static let prioritised: UInt8 = 0x20

  func has(_ flag: UInt8) -> Bool { flags & flag != 0 }

  /// Four bytes of the payload as a number.
  func number(at offset: Int = 0) -> UInt32 { payload.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }

  /// The error code of RST_STREAM or GOAWAY.
  var code: HTTP2ErrorCode { HTTP2ErrorCode(rawValue: number(at: type == Self.goAway ? 4 : 0)) }

  /// Takes the whole frames off the front of bytes.
  static func take(_ bytes: inout [UInt8]) -> [RawFrame] {
    var frames: [RawFrame] = []
    var rest = bytes[...]
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let size = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      guard rest.count >= 9 + size else { break }
      let stream = head[5...].reduce(0) { $0 << 8 | UInt32($1) }
      frames.append(
        RawFrame(type: head[3], flags: head[4], stream: stream, payload: Array(rest.dropFirst(9).prefix(size))))
      rest = rest.dropFirst(9 + size)
    }
    bytes = Array(rest)
    return frames
  }
}

enum Raw {
  static let magic = [UInt8]("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

  static func big(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }

  static func data(_ stream: UInt32, _ bytes: [UInt8], end: Bool = false) -> [UInt8] {
    frame(RawFrame.data, flags: end ? RawFrame.end : 0, stream: stream, bytes)
  }

  /// DATA of zeros.
  static func data(_ stream: UInt32, count: Int, end: Bool = false) -> [UInt8] {
    data(stream, [UInt8](repeating: 0, count: count), end: end)
  }

  static func data(_ stream: UInt32, _ bytes: [UInt8], padding: Int, end: Bool = false) -> [UInt8] {
    frame(
      RawFrame.data, flags: RawFrame.padded | (end ? RawFrame.end : 0), stream: stream,
      [UInt8(padding)] + bytes + [UInt8](repeating: 0, count: padding))
  }

  static func headers(_ stream: UInt32, _ block: [UInt8], end: Bool = true, isLast: Bool = true) -> [UInt8] {
    frame(
      RawFrame.headers, flags: (end ? RawFrame.end : 0) | (isLast ? RawFrame.endHeaders : 0), stream: stream, block)
  }

  static func continuation(_ stream: UInt32, _ block: [UInt8], isLast: Bool = true) -> [UInt8] {
    frame(RawFrame.continuation, flags: isLast ? RawFrame.endHeaders : 0, stream: stream, block)
  }

  static func priority(_ stream: UInt32, on other: UInt32 = 0, weight: UInt8 = 15) -> [UInt8] {
    frame(RawFrame.priority, stream: stream, big(other) + [weight])
  }

  static func reset(_ stream: UInt32, _ code: HTTP2ErrorCode = .cancel) -> [UInt8] {
    frame(RawFrame.reset, stream: stream, big(code.rawValue))
  }

  static func settings(_ entries: [(id: UInt8, value: UInt32)] = []) -> [UInt8] {
    frame(RawFrame.settings, entries.flatMap { [0, $0.id] + big($0.value) })
  }

  static let settingsAck = frame(RawFrame.settings, flags: RawFrame.end)

  static func ping(_ token: UInt8, isAck: Bool = false) -> [UInt8] {
    frame(RawFrame.ping, flags: isAck ? RawFrame.end : 0, [0, 0, 0, 0, 0, 0, 0, token])
  }

  static func goAway(_ last: UInt32, _ code: HTTP2ErrorCode = .noError, _ text: String = "") -> [UInt8] {
    frame(RawFrame.goAway, big(last) + big(code.rawValue) + [UInt8](text.utf8))
  }

  static func window(_ stream: UInt32, _ increment: UInt32) -> [UInt8] {
    frame(RawFrame.windowUpdate, stream: stream, big(increment))
  }

  // Identifiers of settings (RFC 9113 §6.5.2).
  static let tableSize: UInt8 = 1
  static let enablePush: UInt8 = 2
  static let maxStreams: UInt8 = 3
  static let initialWindow: UInt8 = 4
  static let maxFrame: UInt8 = 5
}

/// Header blocks by hand (RFC 7541).
enum Packed {
  enum Way: UInt8, Sendable, CaseIterable { case plain = 0x00, never = 0x10, indexing = 0x40 }

  static func integer(_ value: Int, prefix: Int, _ first: UInt8 = 0) -> [UInt8] {
    let most = 1 << prefix - 1
    guard value >= most else { return [first | UInt8(value)] }
    var bytes = [first | UInt8(most)]
    var rest = value - most
    while rest >= 128 {
      bytes.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func text(_ bytes: [UInt8], huffman: Bool = false) -> [UInt8] {
    let bytes = huffman ? Huffman.encode(bytes) : bytes
    return integer(bytes.count, prefix: 7, huffman ? 0x80 : 0) + bytes
  }

  static func literal(
    _ name: [UInt8], _ value: [UInt8], _ way: Way = .plain, huffman: Bool = false
  ) -> [UInt8] {
    [way.rawValue] + text(name, huffman: huffman) + text(value, huffman: huffman)
  }

  static func literal(_ name: String, _ value: String, _ way: Way = .plain, huffman: Bool = false) -> [UInt8] {
    literal([UInt8](name.utf8), [UInt8](value.utf8), way, huffman: huffman)
  }

  /// A literal whose name is in the table.
  static func literal(at index: Int, _ value: String, _ way: Way = .plain, huffman: Bool = false) -> [UInt8] {
    integer(index, prefix: way == .indexing ? 6 : 4, way.rawValue) + text([UInt8](value.utf8), huffman: huffman)
  }

  static func indexed(_ index: Int) -> [UInt8] { integer(index, prefix: 7, 0x80) }
  static func resize(_ size: Int) -> [UInt8] { integer(size, prefix: 5, 0x20) }

  static func block(_ fields: [(String, String)], _ way: Way = .plain, huffman: Bool = false) -> [UInt8] {
    fields.flatMap { literal($0.0, $0.1, way, huffman: huffman) }
  }

  /// GET http://a/ that leaves the table as it is.
  static let get: [UInt8] = [0x82, 0x86, 0x84] + literal(at: 1, "a")
  /// The same as POST.
  static let post: [UInt8] = [0x83, 0x86, 0x84] + literal(at: 1, "a")
  /// :status 200.
  static let ok: [UInt8] = [0x88]
}

/// The code of RFC 7541 appendix B, which is canonical: its lengths say all.
enum Huffman {
  private static let lengths: [UInt8] =
    [13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30] + [UInt8](repeating: 28, count: 8) + [30]
    + [UInt8](repeating: 28, count: 9)
    + [6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6]
    + [UInt8](repeating: 7, count: 22)
    + [8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7]
    + [15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23]
    + [23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22]
    + [21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24]
    + [25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25]
    + [25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30]

  private static let codes: [UInt32] = {
    var codes = [UInt32](repeating: 0, count: 257)
    var next: UInt32 = 0
    for length in UInt8(5)...30 {
      for symbol in 0...256 where lengths[symbol] == length {
        codes[symbol] = next
        next += 1
      }
      next <<= 1
    }
    return codes
  }()

  static func encode(_ bytes: [UInt8]) -> [UInt8] { encode(symbols: bytes.map(Int.init)) }

  /// Symbol 256 is EOS.
  static func encode(symbols: [Int]) -> [UInt8] {
    var bits: UInt64 = 0
    var count = 0
    var result: [UInt8] = []
    for symbol in symbols {
      bits = bits << UInt64(lengths[symbol]) | UInt64(codes[symbol])
      count += Int(lengths[symbol])
      while count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt64(count)))
      }
    }
    if count > 0 { result.append(UInt8(truncatingIfNeeded: bits << UInt64(8 - count) | (1 << UInt64(8 - count) - 1))) }
    return result
  }
}
