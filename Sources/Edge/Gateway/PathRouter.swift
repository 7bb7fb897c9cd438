/// Finds the route of a path: a trie of segments, with variables and `:verb` endings
/// (google.api.http without `*` and `**`, which our protos do not use).
///
/// ```
///  v1 ─ performances ─ {performance_id} ─┬─ (GET)            ─ :publish (POST)
///                                        ├─ holds (POST) ─ {order_id} (DELETE)
///                                        └─ seats (GET)
/// ```
/// A literal goes before a variable. Segments are split before they are decoded, so an encoded
/// slash or colon never changes where a path leads.
struct PathRouter: Sendable {
  /// What a path and a method lead to.
  enum Match: Sendable, Equatable {
    /// The route's index, and the decoded variables in the order of the template.
    case route(Int, [Variable])
    /// The path is known, with other methods: in order, for `Allow`.
    case otherMethods([String])
    case unknown
    /// The path is not a path: bad percent-encoding, or bytes that are not UTF-8.
    case malformed
  }

  struct Variable: Sendable, Equatable {
    let name: String
    let value: String
  }

  private struct Node: Sendable {
    var literals: [String: Int] = [:]
    var variable: Int?
    /// By verb ("" for none), then by method.
    var ends: [String: [String: End]] = [:]
  }

  private struct End: Sendable {
    let route: Int
    let names: [String]
  }

  /// Longest path taken, in segments; templates are far shorter.
  static let segmentsMaximum = 16

  private var nodes = [Node()]

  init() {}

  /// Adds a route. A template that is not understood, or that says the same as another one, is a
  /// bug of ours: false.
  mutating func add(method: String, template: String, route: Int) -> Bool {
    guard template.hasPrefix("/") else { return false }
    var (path, verb) = (template.dropFirst(), "")
    if let colon = path.lastIndex(of: ":"), path[colon...].allSatisfy({ $0 != "}" && $0 != "/" }) {
      verb = String(path[path.index(after: colon)...])
      path = path[..<colon]
    }
    var node = 0
    var names: [String] = []
    for segment in path.split(separator: "/", omittingEmptySubsequences: false) {
      guard !segment.isEmpty else { return false }
      if segment.hasPrefix("{"), segment.hasSuffix("}") {
        names.append(String(segment.dropFirst().dropLast()))
        node = child(of: node, named: nil)
      } else {
        guard segment.allSatisfy({ $0 != "{" && $0 != "*" }) else { return false }
        node = child(of: node, named: String(segment))
      }
    }
    let end = End(route: route, names: names)
    return nodes[node].ends[verb, default: [:]].updateValue(end, forKey: method) == nil
  }

  private mutating func child(of node: Int, named name: String?) -> Int {
    let known = name.map { nodes[node].literals[$0] } ?? nodes[node].variable
    if let known { return known }
    nodes.append(Node())
    if let name { nodes[node].literals[name] = nodes.count - 1 } else { nodes[node].variable = nodes.count - 1 }
    return nodes.count - 1
  }

  /// Where `path`, still percent-encoded, leads.
  func match(method: String, path: String) -> Match {
    guard path.utf8.first == UInt8(ascii: "/") else { return .malformed }
    let raw = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard raw.count <= Self.segmentsMaximum, let last = raw.last else { return .unknown }
    var segments: [String] = []
    for part in raw {
      guard let segment = PercentEncoding.decode(part) else { return .malformed }
      segments.append(segment)
    }
    if segments.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) { return .unknown }
    // A colon in the raw last segment may begin a verb; when no route has that verb it is data.
    if let colon = last.lastIndex(of: UInt8(ascii: ":")),
      let stem = PercentEncoding.decode(last[..<colon]), !stem.isEmpty,
      let verb = PercentEncoding.decode(last[last.index(after: colon)...]), !verb.isEmpty
    {
      let found = find(segments.dropLast() + [stem], verb: verb, method: method)
      if found != .unknown { return found }
    }
    return find(segments[...], verb: "", method: method)
  }

  private func find(_ segments: ArraySlice<String>, verb: String, method: String) -> Match {
    var allowed: Set<String> = []
    var values: [String] = []
    let match = walk(0, segments, verb, method, &values, &allowed)
    if let match { return match }
    return allowed.isEmpty ? .unknown : .otherMethods(allowed.sorted())
  }

  private func walk(
    _ node: Int, _ segments: ArraySlice<String>, _ verb: String, _ method: String,
    _ values: inout [String], _ allowed: inout Set<String>
  ) -> Match? {
    guard let segment = segments.first else {
      guard let methods = nodes[node].ends[verb] else { return nil }
      guard let end = methods[method] else {
        allowed.formUnion(methods.keys)
        return nil
      }
      return .route(end.route, zip(end.names, values).map { Variable(name: $0, value: $1) })
    }
    let rest = segments.dropFirst()
    if let next = nodes[node].literals[segment],
      let match = walk(next, rest, verb, method, &values, &allowed)
    {
      return match
    }
    guard let next = nodes[node].variable else { return nil }
    values.append(segment)
    if let match = walk(next, rest, verb, method, &values, &allowed) { return match }
    values.removeLast()
    return nil
  }
}

/// Percent-encoding (RFC 3986 §2.1).
enum PercentEncoding {
  /// `nil` for a broken escape, or for bytes that are not UTF-8. `+` stands for itself.
  static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(hexadecimal), let low = iterator.next().flatMap(hexadecimal)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The pairs of `a=1&b=2`, decoded as HTML forms are; `nil` when one of them is broken.
  static func pairs(_ query: String) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for part in query.utf8.split(separator: UInt8(ascii: "&")) {
      let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decode(halves[0], plusIsSpace: true),
        let value = halves.count == 2 ? decode(halves[1], plusIsSpace: true) : ""
      else { return nil }
      pairs.append((name, value))
    }
    return pairs
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 97 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 65 + 10
    default: nil
    }
  }
}
