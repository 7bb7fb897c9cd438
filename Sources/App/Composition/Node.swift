internal import Argon2Passwords
internal import Base
internal import Foundation
internal import HTTPTransport
internal import Logging
internal import Metrics
internal import OpenSSLCrypto
internal import Ports
internal import PrometheusMetrics
internal import QRCodes
internal import RPCCore
internal import RPCNetwork
internal import SQLiteStore
internal import SystemWorld
internal import Telemetry
internal import TLSWire

/// What every role in one process shares: loops, keys, certificates, engines and the log.
final class Node: RoleWorld {
  let configuration: Configuration
  let group: LoopGroup
  let crypto: any Crypto = OpenSSLCrypto()
  let qrCodes: any QRCodeMaker = QRCodes()
  let keys: KeyStore
  let certificates: Certificates
  let metrics = PrometheusMetrics()
  let log: Logger
  /// Trace, count and sign the calls that this process makes.
  let callers: [any ClientInterceptor]
  /// Refuse calls from outside of the cluster, whichever way they come in.
  let guards: [any ServerInterceptor]
  private let workers = Locked<[ThreadWorker]>([])
  private let certificateWatch: CertificateWatch
  /// Reads the certificates again.
  let hangUp = HangUp()
  private let watching: SpawnedTask

  init(_ configuration: Configuration, label: String) throws {
    self.configuration = configuration
    let secret = try CallSecret(configuration)
    group = LoopGroup(count: configuration.integer("platform.loops"))
    let directory = configuration.text("data.directory")
    try DataDirectory.open(directory)
    keys = try KeyStore(dataDirectory: directory, crypto: crypto)
    certificates = Certificates(directory: directory + "/certs")
    var log = Logger(label: label) { label in
      var handler = JSONLogHandler(label: label)
      handler.metadataProvider = .callTrace
      return handler
    }
    log.logLevel = Logger.Level(rawValue: configuration.text("log.level")) ?? .notice
    self.log = log
    let watch = CertificateWatch(
      certificates, period: .milliseconds(configuration.integer("certificates.watch_ms")), log: log)
    certificateWatch = watch
    hangUp.then { watch.look(takingAll: true) }
    let loop = group.loops[0]
    watching = loop.spawn { await watch.run(on: loop) }
    callers = RoleTelemetry.callers(loop, log: log) + (secret.map { [$0.credentials] } ?? [])
    guards = secret.map { [$0] } ?? []
    if let secret {
      hangUp.then { [log] in
        do { try secret.reload() } catch {
          log.error("the changed secret is not used", metadata: ["error": "\(error)"])
        }
      }
    }
    // The roles of `onsale up --processes` would all say it again.
    if label == "onsale", let exposure = try DataDirectory.exposure(of: directory) {
      log.warning("\(exposure)")
    }
    MetricsSystem.bootstrap(metrics)
  }

  /// A loop for `role`: stock has the first one for itself where there are several.
  func eventLoop(for role: Role) -> NIOLoop {
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

  func store(_ name: String, _ migrations: [String]) async throws -> any SQLStore {
    try await SQLiteStore(path: storePath(name), migrations: migrations, worker: worker(name))
  }

  func log(_ role: Role) -> Logger {
    var log = log
    log[metadataKey: "role"] = "\(role.rawValue)"
    return log
  }

  /// Ends the threads; everything that used them has been closed.
  func shutDown() async throws {
    watching.cancel()
    await watching.finished()
    for worker in workers.withLock({ $0 }) { worker.shutDown() }
    try await group.shutDown()
  }
}

// MARK: - What roles are made of

extension Node {
  var merchant: String { configuration.text("payment.merchant") }

  func loop(for role: Role) -> any Loop { eventLoop(for: role) }

  func journal(_ name: String) async throws -> any JournalStore {
    try await SQLiteJournal(path: storePath(name), worker: worker(name))
  }

  func passwords() -> any PasswordHasher {
    let threads = (0..<configuration.integer("passwords.threads")).map { worker("passwords-\($0)") }
    // A hash takes about 30 ms: whoever would wait longer than two seconds is told to come again.
    return Argon2Passwords(
      workers: threads, queueLimit: 64 * threads.count,
      cost: Argon2Passwords.Cost(memoryKiB: UInt32(configuration.integer("passwords.memory_kib"))))
  }

  func http(for role: Role) throws -> (client: any HTTPClient, close: @Sendable () async -> Void) {
    let http = try HTTPTransport(loop: eventLoop(for: role))
    return (http, { await http.shutDown() })
  }

  func privateKey(_ name: String, _ algorithm: SignatureAlgorithm) throws -> String {
    try keys.privateKey(name, algorithm)
  }

  func keyText(_ file: String, orMake make: () throws -> String) throws -> String {
    try keys.text(file, orMake: make)
  }
}

// MARK: - Identities

extension Node {
  /// What a server of `name` shows, and that it wants a certificate of the cluster; nil in plaintext.
  func serverTLS(_ name: String) throws -> TLSSwitch? { try tls(name, .server) }

  /// What a client shows as `name`; nil in plaintext.
  func clientTLS(_ name: String) throws -> TLSSwitch? { try tls(name, .client) }

  /// What the certificate of a role says.
  func identity(of role: Role) -> String {
    Certificates.identity(role.rawValue, cluster: configuration.text("cluster.name"))
  }

  private func tls(_ name: String, _ role: TLSConfiguration.Role) throws -> TLSSwitch? {
    guard !configuration.boolean("rpc.plaintext") else { return nil }
    return try CannotStart.reading("\(name).pem, \(name).key, ca.pem", in: "certs", configuration) {
      try certificateWatch.tls(name, role)
    }
  }
}
