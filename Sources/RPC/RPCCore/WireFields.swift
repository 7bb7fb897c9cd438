/// The fields of one message in protobuf's wire format, as far as descriptors and reflection need it,
/// and the same for writing. By hand, so that the RPC rooms need no message library.
/// Source: https://protobuf.dev/programming-guides/encoding/
struct WireFields {
  enum Value {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
    /// Four or eight bytes.
    case fixed
  }

  private(set) var fields: [(number: UInt64, value: Value)] = []

  /// `nil` when the bytes are no message.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      guard let tag = Self.takeNumber(&rest), tag >> 3 > 0 else { return nil }
      switch tag & 7 {
      case 0:
        guard let number = Self.takeNumber(&rest) else { return nil }
        fields.append((tag >> 3, .number(number)))
      case 2:
        guard let count = Self.takeNumber(&rest), count <= UInt64(rest.count) else { return nil }
        fields.append((tag >> 3, .bytes(rest.prefix(Int(count)))))
        rest = rest.dropFirst(Int(count))
      case 1, 5:
        let count = tag & 7 == 1 ? 8 : 4
        guard rest.count >= count else { return nil }
        fields.append((tag >> 3, .fixed))
        rest = rest.dropFirst(count)
      default: return nil
      }
    }
  }

  /// Every value with a length at `number`, in order.
  func all(_ number: UInt64) -> [ArraySlice<UInt8>] {
    fields.compactMap { field in
      if field.number == number, case .bytes(let bytes) = field.value { bytes } else { nil }
    }
  }

  /// The last text at `number`; empty when there is none.
  func text(_ number: UInt64) -> String { String(decoding: all(number).last ?? [], as: UTF8.self) }

  /// The last number at `number`; zero when there is none.
  func number(_ number: UInt64) -> UInt64 {
    for field in fields.reversed() where field.number == number {
      if case .number(let value) = field.value { return value }
    }
    return 0
  }

  /// Takes one varint from the front; `nil` when there is no whole one.
  static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  // MARK: - Writing

  static func field(_ number: UInt8, _ bytes: some Collection<UInt8>) -> [UInt8] {
    [number << 3 | 2] + encoded(UInt64(bytes.count)) + bytes
  }

  static func field(_ number: UInt8, _ value: UInt64) -> [UInt8] { [number << 3] + encoded(value) }

  private static func encoded(_ value: UInt64) -> [UInt8] {
    var (rest, bytes) = (value, [UInt8]())
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
