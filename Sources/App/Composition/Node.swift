internal import PrometheusMetrics
internal import Base
internal import Logging
internal import Metrics
internal import OpenSSLCrypto
internal import RPCNetwork
internal import SQLiteStore
internal import SystemWorld
internal import Telemetry
internal import TLSWire

/// What every role in one process shares: loops, keys, certificates, engines and the log.
final class Node: Sendable {
  let configuration: Configuration
  let group: LoopGroup
  let crypto = OpenSSLCrypto()
  let keys: KeyStore
  let certificates: Certificates
  let metrics = PrometheusMetrics()
  let log: Logger
  private let workers = Locked<[ThreadWorker]>([])

  init(_ configuration: Configuration, label: String) throws {
    self.configuration = configuration
    group = LoopGroup(count: configuration.integer("platform.loops"))
    let directory = configuration.text("data.directory")
    try DataDirectory.open(directory)
    keys = try KeyStore(dataDirectory: directory, crypto: crypto)
    certificates = Certificates(directory: directory + "/certs")
    var log = Logger(label: label) { JSONLogHandler(label: $0) }
    log.logLevel = Logger.Level(rawValue: configuration.text("log.level")) ?? .notice
    self.log = log
    // The roles of `onsale up --processes` would all say it again.
    if label == "onsale", let exposure = try DataDirectory.exposure(of: directory) {
      log.warning("\(exposure)")
    }
    MetricsSystem.bootstrap(metrics)
  }

  /// A loop for `role`: stock has the first one for itself where there are several.
  func loop(for role: Role) -> NIOLoop {
    let loops = group.loops
    guard loops.count > 1, role != .inventory else { return loops[0] }
    let place = Role.allCases.firstIndex(of: role) ?? 0
    return loops[1 + place % (loops.count - 1)]
  }

  /// A blocking engine's thread.
  func worker(_ name: String) -> ThreadWorker {
    let worker = ThreadWorker(name: name)
    workers.withLock { $0.append(worker) }
    return worker
  }

  /// The path of the store called `name`.
  func storePath(_ name: String) -> String {
    configuration.text("data.directory") + "/\(name).sqlite"
  }

  func store(_ name: String, _ migrations: [String]) async throws -> SQLiteStore {
    try await SQLiteStore(path: storePath(name), migrations: migrations, worker: worker(name))
  }

  func log(_ role: Role) -> Logger {
    var log = log
    log[metadataKey: "role"] = "\(role.rawValue)"
    return log
  }

  /// Ends the threads; everything that used them has been closed.
  func shutDown() async throws {
    for worker in workers.withLock({ $0 }) { worker.shutDown() }
    try await group.shutDown()
  }
}

// MARK: - Identities

extension Node {
  /// What a server of `name` shows, and that it wants a certificate of the cluster; nil in plaintext.
  func serverTLS(_ name: String) throws -> TLSContext? { try tls(name, .server) }

  /// What a client shows as `name`; nil in plaintext.
  func clientTLS(_ name: String) throws -> TLSContext? { try tls(name, .client) }

  /// What the certificate of a role says.
  func identity(of role: Role) -> String {
    Certificates.identity(role.rawValue, cluster: configuration.text("cluster.name"))
  }

  private func tls(_ name: String, _ role: TLSConfiguration.Role) throws -> TLSContext? {
    guard !configuration.boolean("rpc.plaintext") else { return nil }
    return try CannotStart.reading("\(name).pem, \(name).key, ca.pem", in: "certs", configuration) {
      try certificates.tls(name, role)
    }
  }
}
