/// What a field's name means to HTTP/2 itself. Source: RFC 9113 §8.2, §8.3.
enum FieldKind: UInt8 {
  /// Nothing: the field belongs to whoever reads the message.
  case plain
  case method, scheme, authority, path, status
  /// Begins with a colon and means nothing here.
  case strangePseudo
  case host, contentLength, transferCodings
  /// Speaks of a connection of HTTP/1.1.
  case connectionSpecific
  /// No name: empty, or with bytes that names do not have.
  case malformed

  init(_ name: UnsafeBufferPointer<UInt8>) {
    guard let first = name.first else {
      self = .malformed
      return
    }
    if first == UInt8(ascii: ":") {
      self = Self.pseudo(name)
    } else {
      self = name.allSatisfy { Self.isOfNames($0) } ? Self.special(name) : .malformed
    }
  }

  private static func pseudo(_ name: UnsafeBufferPointer<UInt8>) -> FieldKind {
    switch name.count {
    case 5 where name.spells(":path"): .path
    case 7 where name.spells(":method"): .method
    case 7 where name.spells(":scheme"): .scheme
    case 7 where name.spells(":status"): .status
    case 10 where name.spells(":authority"): .authority
    default: .strangePseudo
    }
  }

  private static func special(_ name: UnsafeBufferPointer<UInt8>) -> FieldKind {
    switch name.count {
    case 2 where name.spells("te"): .transferCodings
    case 4 where name.spells("host"): .host
    case 14 where name.spells("content-length"): .contentLength
    case 7 where name.spells("upgrade"), 10 where name.spells("connection"), 10 where name.spells("keep-alive"),
      16 where name.spells("proxy-connection"), 17 where name.spells("transfer-encoding"):
      .connectionSpecific
    default: .plain
    }
  }

  /// Lower-case letters, digits and the signs of a token (RFC 9110 §5.6.2).
  private static func isOfNames(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"),
      UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Whether these bytes are a field's value: no control characters but the tab, no blanks around it.
  static func isValue(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = value.first, let last = value.last else { return true }
    return !isBlank(first) && !isBlank(last) && !ByteWords.hasControl(value)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension UnsafeBufferPointer<UInt8> {
  func spells(_ text: StaticString) -> Bool {
    ByteWords.areEqual(self, UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
