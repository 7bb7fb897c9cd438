internal import Glibc
internal import NIOPosix

/// The numeric addresses of a host name, by the system's resolver and away from every loop.
public enum HostLookup {
  /// Why a name has no addresses, in the resolver's words.
  public struct Failure: Error, Sendable, Hashable {
    public let host: String
    public let reason: String
  }

  /// Throws `Failure` when the resolver finds nothing.
  public static func addresses(of host: String) async throws -> [String] {
    try await NIOThreadPool.singleton.runIfActive { try lookUp(host) }
  }

  private static func lookUp(_ host: String) throws -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &first)
    guard code == 0 else { throw Failure(host: host, reason: String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(first) }
    var addresses: [String] = []
    var node = first
    while let info = node?.pointee {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      if getnameinfo(info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 {
        addresses.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
      }
      node = info.ai_next
    }
    return addresses
  }
}
