internal import Ports

/// Where a request goes: the parts of an absolute `http` or `https` URL (RFC 9110 §4.2).
struct HTTPDestination: Sendable, Hashable {
  /// What connections are shared by.
  struct Host: Sendable, Hashable {
    let isSecure: Bool
    /// A DNS name or a numeric address, lowercase, without brackets.
    let name: String
    let port: Int
  }

  let host: Host
  /// As the `Host` header wants it: with brackets, without the scheme's own port.
  let authority: String
  /// Path and query as they stand in the URL, at least `/`.
  let target: String

  init(_ url: String) throws(HTTPClientError) {
    guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .badURL(url) }
    let (isSecure, rest): (Bool, Substring)
    if url.lowercased().hasPrefix("http://") {
      (isSecure, rest) = (false, url.dropFirst(7))
    } else if url.lowercased().hasPrefix("https://") {
      (isSecure, rest) = (true, url.dropFirst(8))
    } else {
      throw .badURL(url)
    }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    guard let (name, port) = Self.split(rest[..<end], port: isSecure ? 443 : 80) else { throw .badURL(url) }
    let target = rest[end...].prefix { $0 != "#" }
    host = Host(isSecure: isSecure, name: name.lowercased(), port: port)
    let bracketed = name.contains(":") ? "[\(name)]" : name
    authority = port == (isSecure ? 443 : 80) ? bracketed : "\(bracketed):\(port)"
    self.target = target.hasPrefix("/") ? String(target) : "/\(target)"
  }

  private static func split(_ authority: Substring, port standard: Int) -> (name: String, port: Int)? {
    var (name, port) = (authority, Substring())
    if authority.hasPrefix("[") {
      guard let close = authority.firstIndex(of: "]") else { return nil }
      name = authority[authority.index(after: authority.startIndex)..<close]
      port = authority[authority.index(after: close)...]
      guard name.utf8.contains(UInt8(ascii: ":")), name.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
      else { return nil }
    } else {
      let colon = authority.firstIndex(of: ":") ?? authority.endIndex
      (name, port) = (authority[..<colon], authority[colon...])
      guard name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" }) else { return nil }
    }
    guard !name.isEmpty else { return nil }
    guard !port.isEmpty else { return (String(name), standard) }
    guard port.hasPrefix(":"), port.dropFirst().allSatisfy(\.isNumber), let number = Int(port.dropFirst()),
      (1...65_535).contains(number)
    else { return nil }
    return (String(name), number)
  }
}
