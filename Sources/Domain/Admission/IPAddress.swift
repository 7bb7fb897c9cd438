/// An IPv4 or IPv6 address. An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 one.
public struct IPAddress: Sendable, Hashable {
  /// 128 bits; an IPv4 address stands as its IPv4-mapped form.
  let hi: UInt64
  let lo: UInt64

  private static let mappedPrefix: UInt64 = 0xFFFF << 32

  init(hi: UInt64, lo: UInt64) {
    self.hi = hi
    self.lo = lo
  }

  /// The IPv4 address with these 32 bits.
  public init(v4 bits: UInt32) { self.init(hi: 0, lo: Self.mappedPrefix | UInt64(bits)) }

  public var isV4: Bool { hi == 0 && lo >> 32 == 0xFFFF }

  /// What the address counts as for limits: itself, or its /64.
  public var block: AddressBlock { AddressBlock(hi: hi, lo: isV4 ? lo : 0) }
}

/// One IPv4 address or one IPv6 /64.
public struct AddressBlock: Sendable, Hashable {
  let hi: UInt64
  let lo: UInt64
}

extension IPAddress: LosslessStringConvertible {
  /// Reads the numeric forms of RFC 4291 §2.2 and dotted quads, with or without brackets; no
  /// names, no zones, no ports, no octal. Anything else is `nil`.
  public init?(_ text: String) {
    var bytes = [UInt8](text.utf8)
    if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
      bytes = [UInt8](bytes.dropFirst().dropLast())
    }
    guard bytes.count <= 45 else { return nil }
    if bytes.contains(UInt8(ascii: ":")) {
      guard let groups = Self.groups(bytes) else { return nil }
      let halves = groups.map(UInt64.init)
      self.init(
        hi: halves[0] << 48 | halves[1] << 32 | halves[2] << 16 | halves[3],
        lo: halves[4] << 48 | halves[5] << 32 | halves[6] << 16 | halves[7])
    } else {
      guard let bits = Self.dottedQuad(bytes[...]) else { return nil }
      self.init(v4: bits)
    }
  }

  /// Eight groups, whatever `::` and a trailing dotted quad stood for.
  private static func groups(_ bytes: [UInt8]) -> [UInt16]? {
    let colon = UInt8(ascii: ":")
    let gap = bytes.indices.dropLast().first { bytes[$0] == colon && bytes[$0 + 1] == colon }
    guard let gap else {
      guard let all = list(bytes[...], allowsQuad: true), all.count == 8 else { return nil }
      return all
    }
    guard let front = list(bytes[..<gap], allowsQuad: false),
      let back = list(bytes[(gap + 2)...], allowsQuad: true), front.count + back.count <= 7
    else { return nil }
    return front + [UInt16](repeating: 0, count: 8 - front.count - back.count) + back
  }

  private static func list(_ bytes: ArraySlice<UInt8>, allowsQuad: Bool) -> [UInt16]? {
    if bytes.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if allowsQuad, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
        guard let quad = dottedQuad(part) else { return nil }
        groups += [UInt16(quad >> 16), UInt16(quad & 0xFFFF)]
      } else {
        guard let group = hexadecimal(part) else { return nil }
        groups.append(group)
      }
    }
    return groups
  }

  private static func hexadecimal(_ part: ArraySlice<UInt8>) -> UInt16? {
    guard (1...4).contains(part.count) else { return nil }
    var value: UInt16 = 0
    for byte in part {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 128 else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private static func dottedQuad(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else {
        return nil
      }
      var octet: UInt32 = 0
      for byte in part {
        guard (48...57).contains(byte) else { return nil }
        octet = octet * 10 + UInt32(byte - 48)
      }
      guard octet <= 255 else { return nil }
      value = value << 8 | octet
    }
    return value
  }

  /// Dotted quad, or eight hexadecimal groups without shortening.
  public var description: String {
    if isV4 {
      let bits = UInt32(truncatingIfNeeded: lo)
      return [24, 16, 8, 0].map { String(bits >> $0 & 0xFF) }.joined(separator: ".")
    }
    let groups = [hi, lo].flatMap { half in
      [48, 32, 16, 0].map { String(half >> $0 & 0xFFFF, radix: 16) }
    }
    return groups.joined(separator: ":")
  }
}

/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or one address.
public struct AddressRange: Sendable, Hashable {
  private let hi: UInt64
  private let lo: UInt64
  /// Leading bits that count, of 128.
  private let bits: Int

  /// `nil` unless `text` is an address with an optional prefix length that fits it.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let address = IPAddress(String(first)) else {
      return nil
    }
    let width = address.isV4 ? 32 : 128
    var length = width
    if parts.count == 2 {
      guard let given = Int(parts[1]), (0...width).contains(given), parts[1].first != "+" else {
        return nil
      }
      length = given
    }
    bits = 128 - width + length
    hi = address.hi & Self.mask(bits)
    lo = address.lo & Self.mask(bits - 64)
  }

  public func contains(_ address: IPAddress) -> Bool {
    address.hi & Self.mask(bits) == hi && address.lo & Self.mask(bits - 64) == lo
  }

  private static func mask(_ bits: Int) -> UInt64 {
    bits <= 0 ? 0 : bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
  }
}

/// Who the client is, when requests may come through proxies of ours.
public enum ForwardedAddress {
  /// The first address that no trusted hop vouches away, walking `X-Forwarded-For` from the right.
  ///
  /// The header is read only when the peer itself is trusted. An entry that is not an address ends
  /// the walk: the last hop that was certain is the client.
  public static func client(peer: IPAddress, forwardedFor: [String], trusted: [AddressRange])
    -> IPAddress
  {
    func isTrusted(_ address: IPAddress) -> Bool { trusted.contains { $0.contains(address) } }
    var client = peer
    let entries = forwardedFor.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
    for entry in entries.reversed() {
      guard isTrusted(client) else { return client }
      let text = entry.drop { $0 == " " || $0 == "\t" }
      guard let address = IPAddress(String(text.prefix { $0 != " " && $0 != "\t" })) else { return client }
      client = address
    }
    return client
  }
}
