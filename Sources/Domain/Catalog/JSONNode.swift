import JSON

/// A value in a JSON document together with the path that leads to it, so that every complaint can
/// name its place.
struct JSONNode {
  let value: JSONValue
  let path: String

  /// What is wrong, and where.
  struct Problem: Error {
    let path: String
    let text: String
  }

  init(root: JSONValue) {
    value = root
    path = "$"
  }

  private init(_ value: JSONValue, _ path: String) {
    self.value = value
    self.path = path
  }

  func problem(_ text: String) -> Problem { Problem(path: path, text: text) }

  /// The member `name`; `nil` when it is missing or null.
  func optional(_ name: String) -> JSONNode? {
    guard let member = value[name], member != .null else { return nil }
    return JSONNode(member, "\(path).\(name)")
  }

  func required(_ name: String) throws(Problem) -> JSONNode {
    guard case .object = value else { throw problem("an object is needed") }
    guard let node = optional(name) else { throw JSONNode(.null, "\(path).\(name)").problem("is missing") }
    return node
  }

  /// The elements of an array.
  func elements(limit: Int) throws(Problem) -> [JSONNode] {
    guard case .array(let values) = value else { throw problem("an array is needed") }
    guard values.count <= limit else { throw problem("has more than \(limit) elements") }
    return values.enumerated().map { JSONNode($0.element, "\(path)[\($0.offset)]") }
  }

  /// A text of one line, or a number as it is written.
  func text(maxBytes: Int = CatalogLimits.nameBytes) throws(Problem) -> String {
    let text: String
    switch value {
    case .string(let string): text = string
    case .number(let number): text = number
    default: throw problem("a text is needed")
    }
    guard text.utf8.count <= maxBytes else { throw problem("is longer than \(maxBytes) bytes") }
    guard !hasControlCharacters(text) else { throw problem("has control characters or line breaks") }
    return text
  }

  func nonEmptyText() throws(Problem) -> String {
    let text = try text()
    guard text.contains(where: { !$0.isWhitespace }) else { throw problem("must not be empty") }
    return text
  }

  func number() throws(Problem) -> Double {
    guard case .number(let text) = value, let number = Double(text), number.magnitude < 1e9 else {
      throw problem("a number is needed")
    }
    return number
  }

  func count(limit: Int) throws(Problem) -> Int {
    let number = try number()
    guard let count = Int(exactly: number), (0...limit).contains(count) else {
      throw problem("a whole number from 0 to \(limit) is needed")
    }
    return count
  }
}
