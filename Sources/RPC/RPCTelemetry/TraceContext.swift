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
        let version = Self.number(bytes, 0, 2), version != 0xFF, version != 0 || bytes.count == Self.count,
        bytes[2] == Self.dash, bytes[35] == Self.dash, bytes[52] == Self.dash,
        let high = Self.number(bytes, 3, 16), let low = Self.number(bytes, 19, 16), high | low != 0,
        let span = Self.number(bytes, 36, 16), span != 0, let flags = Self.number(bytes, 53, 2)
      else { return nil }
      return TraceContext(traceHigh: high, traceLow: low, span: span, flags: UInt8(flags))
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
      Self.write(0, 2, at: 0, in: buffer)
      buffer[2] = Self.dash
      Self.write(traceHigh, 16, at: 3, in: buffer)
      Self.write(traceLow, 16, at: 19, in: buffer)
      buffer[35] = Self.dash
      Self.write(span, 16, at: 36, in: buffer)
      buffer[52] = Self.dash
      Self.write(UInt64(flags), 2, at: 53, in: buffer)
      return Self.count
    }
  }

  private static let count = 55
  private static let dash = UInt8(ascii: "-")

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt64? {
    var value: UInt64 = 0
    for index in start..<start + count {
      let digit: UInt8
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = bytes[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = bytes[index] - UInt8(ascii: "a") + 10
      default: return nil
      }
      value = value << 4 | UInt64(digit)
    }
    return value
  }

  private static func write(_ value: UInt64, _ count: Int, at start: Int, in buffer: UnsafeMutableBufferPointer<UInt8>) {
    for index in 0..<count {
      let digit = UInt8(truncatingIfNeeded: value >> UInt64(4 * (count - 1 - index))) & 0xF
      buffer[start + index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
  }
}
