internal import Admission
internal import Base
internal import Discovery
internal import Logging
internal import RPCNetwork

/// Where a process learns of the instances of one service, as the settings `services.NAME` say it:
/// `registry`, `static:10.0.0.7:7001,10.0.0.8:7001` or `dns:inventory.svc:7001`.
enum ServiceSource: Sendable, Hashable {
  case registry
  /// These, whether they answer or not.
  case addresses([Address])
  /// Every address of a host name, looked up again and again.
  case dns(Address)

  struct Address: Sendable, Hashable {
    let host: String
    let port: Int
  }

  /// Why a text is no source.
  enum Fault: String, Error, CaseIterable {
    case unknown = "SOURCE_UNKNOWN"
    case empty = "SOURCE_EMPTY"
    case address = "SOURCE_ADDRESS_INVALID"
    case repeated = "SOURCE_ADDRESS_REPEATED"
    case tooMany = "SOURCE_TOO_LONG"
    case several = "SOURCE_NOT_ONE_HOST"

    /// For people.
    var why: String {
      switch self {
      case .unknown: "it begins with none of registry, static: and dns:"
      case .empty: "it names no address"
      case .address: "an address in it is not HOST:PORT with a port from 1 to 65535"
      case .repeated: "it names an address twice"
      case .tooMany: "it names more than \(Limits.addresses) addresses"
      case .several: "dns: takes one host name, whose addresses are the instances"
      }
    }
  }

  enum Limits {
    /// Of one list; longer ones belong into DNS or the registry.
    static let addresses = 64
    static let hostBytes = 253
  }

  init(_ text: String) throws(Fault) {
    if text == "registry" {
      self = .registry
    } else if text.hasPrefix("static:") {
      let list = try Self.list(text.dropFirst("static:".count))
      self = .addresses(list)
    } else if text.hasPrefix("dns:") {
      let list = try Self.list(text.dropFirst("dns:".count))
      guard list.count == 1 else { throw .several }
      self = .dns(list[0])
    } else {
      throw .unknown
    }
  }

  private static func list(_ text: Substring) throws(Fault) -> [Address] {
    guard !text.isEmpty else { throw .empty }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= Limits.addresses else { throw .tooMany }
    var list: [Address] = []
    for part in parts {
      guard let found = Setting.endpoint(String(part)), isHost(found.host) else { throw .address }
      let address = Address(host: found.host, port: found.port)
      guard !list.contains(address) else { throw .repeated }
      list.append(address)
    }
    return list
  }

  /// An IP address, or a name of letters, digits, `-`, `_` and dots.
  private static func isHost(_ text: String) -> Bool {
    if text.contains(":") { return IPAddress(text) != nil }
    return (1...Limits.hostBytes).contains(text.utf8.count)
      && text.utf8.allSatisfy { (97...122).contains($0 | 0x20) || (48...57).contains($0) || [45, 46, 95].contains($0) }
  }
}

extension ServiceSource {
  /// A source of endpoints, and what must run for it; `registry` is given.
  func endpoints(
    registry: any EndpointSource, refresh: Duration, loop: any Loop, log: Logger,
    lookUp: @escaping @Sendable (String) async throws -> [String] = { try await HostLookup.addresses(of: $0) }
  ) -> (source: any EndpointSource, run: (@Sendable () async -> Void)?) {
    switch self {
    case .registry: return (registry, nil)
    case .addresses(let list): return (StaticEndpoints(list.map { Endpoint(host: $0.host, port: $0.port) }), nil)
    case .dns(let address):
      // The same failure again and again is said once.
      let last = Locked("")
      let dns = DNSEndpoints(host: address.host, port: address.port, interval: refresh, loop: loop, lookUp: lookUp) {
        error in
        let isNew = last.withLock { last in
          defer { last = "\(error)" }
          return last != "\(error)"
        }
        guard isNew else { return }
        log.warning("the addresses of a service cannot be looked up", metadata: ["host": "\(address.host)", "error": "\(error)"])
      }
      return (dns, { await dns.run() })
    }
  }
}
