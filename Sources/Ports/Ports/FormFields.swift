/// The fields of an `application/x-www-form-urlencoded` text, decoded, in their order.
public struct FormFields: Sendable, Hashable {
  public var fields: [HTTPField]

  public init(_ fields: [HTTPField] = []) { self.fields = fields }

  /// Reads a form body or a query string. Nil when an escape is broken, a name comes twice, the
  /// text is not UTF-8, or there are more than `limit` fields.
  public init?(encoded: some Collection<UInt8>, limit: Int = 128) {
    let pairs = encoded.split(separator: UInt8(ascii: "&"))
    guard pairs.count <= limit else { return nil }
    var fields: [HTTPField] = []
    var names: Set<String> = []
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decode(parts[0]), let value = parts.count == 2 ? Self.decode(parts[1]) : "",
        names.insert(name).inserted
      else { return nil }
      fields.append(HTTPField(name, value))
    }
    self.fields = fields
  }

  /// The value of `name`; names are compared exactly. Setting replaces in place or appends.
  public subscript(name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      let index = fields.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): fields[index] = HTTPField(name, value)
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append(HTTPField(name, value))
      case (nil, nil): break
      }
    }
  }

  /// The fields as a form body or query string.
  public var encoded: String {
    fields.map { Self.encode($0.name) + "=" + Self.encode($0.value) }.joined(separator: "&")
  }

  /// `a=1&b=2`: the decoded fields sorted by name (by bytes), without those named and without
  /// empty ones: what a provider signs.
  public func signedText(without names: Set<String>) -> [UInt8] {
    let kept = fields.filter { !names.contains($0.name) && !$0.value.isEmpty }
    let sorted = kept.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return [UInt8](sorted.map { "\($0.name)=\($0.value)" }.joined(separator: "&").utf8)
  }

  private static func encode(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 46, 95, 126: bytes.append(byte)
      default: bytes += [37, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func decode(_ text: some Collection<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(32)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
          return nil
        }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static let hex = [UInt8]("0123456789ABCDEF".utf8)

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
