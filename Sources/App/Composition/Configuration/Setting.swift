internal import Admission

/// One thing that can be configured: its key, what it may be, and what it is when nobody says.
public struct Setting: Sendable {
  /// Dotted, as in the file: `gateway.port`.
  public let key: String
  public let kind: Kind
  /// The default in the text form of its kind.
  public let fallback: String
  /// One line for people.
  public let help: String

  /// What a value may be.
  public enum Kind: Sendable {
    case integer(ClosedRange<Int>)
    case text(maximumBytes: Int)
    /// 1 to 32 of `a-z 0-9 -`: a part of identities and of registry keys.
    case name
    /// An IP address or `localhost`: something to listen on.
    case host
    /// `http://…` or `https://…`, or empty.
    case url(maximumBytes: Int)
    case digits(maximumCount: Int)
    case boolean
    case choice([String])
    /// Comma-separated in flags and environment, an array of strings in the file.
    case list(maximumCount: Int)
    /// Address blocks (`10.0.0.0/8`), written like a list.
    case networks(maximumCount: Int)
    /// `HOST:PORT`.
    case endpoint
    /// `HOST:PORT` to listen on, port 0 for any, or empty.
    case listener
    /// Where instances of a service are: `registry`, `static:HOST:PORT,…`, `dns:HOST:PORT`.
    case source
  }

  /// `ONSALE_GATEWAY_PORT` for `gateway.port`.
  public var environmentName: String { Self.environmentName(key) }

  static func environmentName(_ key: String) -> String {
    "ONSALE_" + String(key.map { $0 == "." ? "_" : $0 }).uppercased()
  }

  /// The allowed values, in words.
  public var allowed: String {
    switch kind {
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .text(let maximum): "a text of at most \(maximum) bytes"
    case .name: "1 to 32 of a-z, 0-9 and -"
    case .host: "an IP address, without brackets, or localhost"
    case .url(let maximum): "empty, or http://HOST… or https://HOST… of at most \(maximum) bytes"
    case .digits(let maximum): "1 to \(maximum) digits"
    case .boolean: "true or false"
    case .choice(let names): "one of \(names.joined(separator: ", "))"
    case .list(let maximum): "at most \(maximum) texts, separated by commas"
    case .networks(let maximum):
      "at most \(maximum) address blocks such as 10.0.0.0/8, separated by commas"
    case .endpoint: "HOST:PORT, such as 127.0.0.1:8848"
    case .listener: "empty, or an IP address and port such as 127.0.0.1:9090; port 0 lets the kernel pick"
    case .source: "registry, static:HOST:PORT,HOST:PORT… or dns:HOST:PORT"
    }
  }

  /// Why `text` is not allowed, as a stable code and, where more can be said, in words.
  func fault(in text: String) -> (code: String, why: String?)? {
    guard case .source = kind else { return accepts(text) ? nil : ("SETTING_INVALID", nil) }
    do { _ = try ServiceSource(text) } catch { return (error.rawValue, error.why) }
    return nil
  }

  /// Whether `text` is one of the allowed values.
  private func accepts(_ text: String) -> Bool {
    switch kind {
    case .listener: text.isEmpty || Self.listener(text) != nil
    // `fault` asks this one itself.
    case .source: true
    case .integer(let range): Int(text).map(range.contains) ?? false
    case .text(let maximum): text.utf8.count <= maximum
    case .name:
      (1...32).contains(text.utf8.count)
        && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    case .host: text == "localhost" || (!text.contains("[") && IPAddress(text) != nil)
    case .url(let maximum): text.isEmpty || (text.utf8.count <= maximum && Self.isURL(text))
    case .digits(let maximum):
      (1...maximum).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    case .boolean: text == "true" || text == "false"
    case .choice(let names): names.contains(text)
    case .list(let maximum): text.isEmpty || text.split(separator: ",").count <= maximum
    case .networks(let maximum):
      text.split(separator: ",").count <= maximum
        && text.split(separator: ",").allSatisfy { AddressRange(String($0)) != nil }
    case .endpoint: Self.endpoint(text) != nil
    }
  }
}

extension Setting {
  /// Whether `text` has a scheme that we speak, a host, and nothing that has no place in a URL.
  private static func isURL(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ (33...126).contains($0) }),
      let scheme = ["http://", "https://"].first(where: { text.hasPrefix($0) })
    else { return false }
    let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    guard let first = authority.first, first != ":", !authority.contains("@") else { return false }
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return true }
    return UInt16(authority[authority.index(after: colon)...]) != nil
  }

  /// `HOST:PORT` as it stands in a URL: an IPv6 address is put in brackets (RFC 3986 §3.2.2).
  static func authority(_ host: String, _ port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// The two parts of an address to listen on: its port may be 0, its host is no name.
  static func listener(_ text: String) -> (host: String, port: Int)? {
    let isAny = text.hasSuffix(":0")
    guard let (host, port) = endpoint(isAny ? text.dropLast() + "1" : text), IPAddress(host) != nil else { return nil }
    return (host, isAny ? 0 : port)
  }

  /// The two parts of `HOST:PORT`, or `[V6]:PORT`.
  static func endpoint(_ text: String) -> (host: String, port: Int)? {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65_535).contains(port), colon > text.startIndex
    else { return nil }
    let host = text[..<colon]
    return (
      host.hasPrefix("[") && host.hasSuffix("]")
        ? String(host.dropFirst().dropLast()) : String(host), port
    )
  }
}

extension Setting {
  /// Every setting there is, in the order of `onsale config`.
  public static let all: [Setting] = plain + sources

  /// Where each service is found by roles of their own.
  private static let sources = Role.services.filter { $0 != .registry }.map { role in
    Setting(
      key: "services.\(role.rawValue)", kind: .source, fallback: "registry",
      help: "where roles of their own find \(role.rawValue)")
  }

  private static let plain: [Setting] = [
    Setting(
      key: "data.directory", kind: .text(maximumBytes: 1024), fallback: "onsale-data",
      help: "where every store, key and certificate lives"),
    Setting(
      key: "cluster.name", kind: .name, fallback: "local",
      help: "the cluster in certificate identities"),
    Setting(
      key: "cluster.namespace", kind: .name, fallback: "default",
      help: "the registry namespace of all services"),
    Setting(
      key: "gateway.host", kind: .host, fallback: "127.0.0.1",
      help: "the address the gateway listens on"),
    Setting(
      key: "gateway.port", kind: .integer(0...65_535), fallback: "8080",
      help: "the gateway's port; 0 lets the kernel pick"),
    Setting(
      key: "gateway.trusted_hops", kind: .networks(maximumCount: 64), fallback: "",
      help: "proxies whose X-Forwarded-For is believed, as CIDR blocks"),
    Setting(
      key: "gateway.limits.per_address", kind: .integer(1...1_000_000), fallback: "50",
      help: "changes per second of one client address, and four times as many looks"),
    Setting(
      key: "gateway.limits.per_user", kind: .integer(1...1_000_000), fallback: "10",
      help: "changes per second of one user, half as many holds, three times as many looks"),
    Setting(
      key: "gateway.limits.logins_per_address", kind: .integer(1...1_000_000), fallback: "60",
      help: "log-ins and registrations per minute of one client address"),
    Setting(
      key: "rpc.host", kind: .host, fallback: "127.0.0.1",
      help: "the address services listen on"),
    Setting(
      key: "rpc.port", kind: .integer(0...65_535), fallback: "8848",
      help: "the port of the registry and, in one process, of every service"),
    Setting(
      key: "rpc.registry", kind: .endpoint, fallback: "127.0.0.1:8848",
      help: "where a role of its own finds the registry, HOST:PORT"),
    Setting(
      key: "rpc.plaintext", kind: .boolean, fallback: "false",
      help: "speak h2c instead of mutual TLS between services; for tests on loopback"),
    Setting(
      key: "rpc.reflection", kind: .boolean, fallback: "true",
      help: "tell operators' tools what a role serves (grpc.reflection)"),
    Setting(
      key: "rpc.secret_file", kind: .text(maximumBytes: 1024), fallback: "",
      help: "a file with the secret that calls carry besides certificates; empty wants none"),
    Setting(
      key: "certificates.watch_ms", kind: .integer(100...3_600_000), fallback: "5000",
      help: "how often certificate files are looked at; SIGHUP does it at once"),
    Setting(
      key: "rpc.role_port", kind: .integer(0...65_535), fallback: "0",
      help: "the port of a role of its own but the registry; 0 lets the kernel pick"),
    Setting(
      key: "rpc.dns_refresh_ms", kind: .integer(100...3_600_000), fallback: "5000",
      help: "how often addresses of services.… = dns:… are looked up"),
    Setting(
      key: "rpc.queue_ms", kind: .integer(0...10_000), fallback: "50",
      help: "how long calls may wait for a service's loop before some are turned away; 0 takes all"),
    Setting(
      key: "platform.loops", kind: .integer(1...64), fallback: "2", help: "event loops of a process"
    ),
    Setting(
      key: "sandbox.port", kind: .integer(0...65_535), fallback: "8081",
      help: "the sandbox payment provider's port; 0 lets the kernel pick"),
    Setting(
      key: "payment.provider_url", kind: .url(maximumBytes: 256), fallback: "",
      help: "the provider's gateway.do; empty uses the sandbox provider"),
    Setting(
      key: "payment.notify_url", kind: .url(maximumBytes: 256), fallback: "",
      help: "where the provider calls back; empty uses this gateway"),
    Setting(
      key: "payment.merchant", kind: .digits(maximumCount: 32), fallback: "2088000000000001",
      help: "our app_id at the provider"),
    Setting(
      key: "passwords.memory_kib", kind: .integer(1024...1_048_576), fallback: "19456",
      help: "memory of one argon2id hash; 19456 is what OWASP asks for"),
    Setting(
      key: "passwords.threads", kind: .integer(1...64), fallback: "1",
      help: "threads that hash passwords"),
    Setting(
      key: "registry.lease_ms", kind: .integer(500...600_000), fallback: "3000",
      help: "how long an instance lives without a heartbeat"),
    Setting(
      key: "metrics.listen", kind: .listener, fallback: "",
      help: "where a role of its own shows /metrics; empty shows none; a gateway shows its own at gateway.port"),
    Setting(
      key: "log.level", kind: .choice(["trace", "debug", "info", "notice", "warning", "error"]),
      fallback: "notice", help: "the least severe log line that is written"),
  ]
}
