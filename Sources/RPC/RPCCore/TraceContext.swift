public import Base

/// The place of one call in a trace, as `traceparent` carries it:
/// `00-<32 hex digits of the trace>-<16 of the span>-<2 of flags>`.
public struct TraceContext: Sendable, Hashable, LosslessStringConvertible {
  public let traceHigh: UInt64
  public let traceLow: UInt64
  public let span: UInt64
  /// Bit 0: sampled. Handed on as it came.
  public let flags: UInt8

  /// A new trace, not sampled.
  public init(_ dice: some Dice) {
    self.init(traceHigh: dice.next(), traceLow: dice.next() | 1, span: dice.next() | 1, flags: 0)
  }

  private init(traceHigh: UInt64, traceLow: UInt64, span: UInt64, flags: UInt8) {
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    self.span = span
    self.flags = flags
  }

  /// The next span of the same trace.
  public func child(_ dice: some Dice) -> TraceContext {
    TraceContext(traceHigh: traceHigh, traceLow: traceLow, span: dice.next() | 1, flags: flags)
  }

  /// Reads version 00, and what later versions say in the same places. `nil` for anything else, and
  /// for a trace or span of zeros.
  public init?(_ text: String) {
    var text = text
    let parsed: TraceContext? = text.withUTF8 { bytes in
      guard bytes.count == Self.count || (bytes.count > Self.count && bytes[Self.count] == Self.dash),
        let start = UnsafeRawPointer(bytes.baseAddress),
        let version = Self.byte(bytes[0], bytes[1]), version != 0xFF, version != 0 || bytes.count == Self.count,
        bytes[2] == Self.dash, bytes[35] == Self.dash, bytes[52] == Self.dash,
        let high = Hexadecimal.read(start + 3), let low = Hexadecimal.read(start + 19), high | low != 0,
        let span = Hexadecimal.read(start + 36), span != 0, let flags = Self.byte(bytes[53], bytes[54])
      else { return nil }
      return TraceContext(traceHigh: high, traceLow: low, span: span, flags: flags)
    }
    guard let parsed else { return nil }
    self = parsed
  }

  /// The 32 hex digits of the trace, as logs have them.
  public var trace: String { Self.hex(traceHigh) + Self.hex(traceLow) }

  /// The 16 hex digits of a span.
  public static func hex(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }

  public var description: String {
    String(unsafeUninitializedCapacity: Self.count) { buffer in
      guard let start = UnsafeMutableRawPointer(buffer.baseAddress) else { return 0 }
      (buffer[0], buffer[1], buffer[2]) = (Self.zero, Self.zero, Self.dash)
      Hexadecimal.write(traceHigh, to: start + 3)
      Hexadecimal.write(traceLow, to: start + 19)
      buffer[35] = Self.dash
      Hexadecimal.write(span, to: start + 36)
      (buffer[52], buffer[53], buffer[54]) = (Self.dash, Self.digit(flags >> 4), Self.digit(flags & 15))
      return Self.count
    }
  }

  private static let count = 55
  private static let dash = UInt8(ascii: "-")

  private static let zero = UInt8(ascii: "0")

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 48 : value + 87 }

  private static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = value(high), let low = value(low) else { return nil }
    return high << 4 | low
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - 87
    default: nil
    }
  }
}
