/// Call metadata: an ordered list of lowercase keys and text values, repeated keys allowed.
///
/// Keys that end in `-bin` hold bytes; here they are kept in their base64 text form.
public struct Metadata: Sendable, Hashable {
  public private(set) var entries: [Entry]

  public struct Entry: Sendable, Hashable {
    public let key: String
    public let value: String
  }

  public init() { entries = [] }

  /// The first value of `key`; setting replaces all of them, `nil` removes them.
  public subscript(key: String) -> String? {
    get {
      // Without a copy of every entry that is looked at.
      for index in entries.indices where entries[index].key == key { return entries[index].value }
      return nil
    }
    set {
      entries.removeAll { $0.key == key }
      if let newValue { entries.append(Entry(key: key, value: newValue)) }
    }
  }

  /// Makes room for `count` entries.
  public mutating func reserve(_ count: Int) {
    if count > 0 { entries.reserveCapacity(count) }
  }

  public mutating func add(_ key: String, _ value: String) {
    entries.append(Entry(key: key, value: value))
  }

  /// Gives the first entry of `key` another value in its place; adds one when there is none.
  public mutating func replace(_ key: String, with value: String) {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return add(key, value) }
    entries[index] = Entry(key: key, value: value)
  }
}

extension Metadata: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    entries = elements.map { Entry(key: $0.0, value: $0.1) }
  }
}

/// The metadata keys that Onsale itself sets.
public enum MetadataKey {
  /// The verified buyer or staff member, set by the gateway only.
  public static let user = "onsale-user"
  /// Their roles, comma-separated.
  public static let roles = "onsale-roles"
  /// The idempotency key of the whole request.
  public static let request = "onsale-request"
  /// The address of the client in front of the gateway.
  public static let client = "onsale-client"
  public static let traceparent = "traceparent"
}
