internal import Composition
internal import Logging
internal import Messages
internal import RPCCore
internal import RPCNetwork
internal import TLSWire

/// A running cluster as an operator sees it: the registry at its address, everything else through it.
struct RemoteCluster: Sendable {
  /// The registry.
  let registry: any Channel
  /// Makes a channel to an instance: its host, its port, and the service its certificate must name.
  let connect: @Sendable (String, Int, String) -> any Channel

  /// Connects, runs `body` with the cluster and its namespace, and hangs up. The operator's certificate is used unless plaintext is asked
  /// for.
  static func run(
    _ options: ConnectionOptions, _ body: @Sendable (RemoteCluster, String) async throws -> Void
  ) async throws {
    let (host, port) = try options.address()
    let configuration = try options.configuration()
    let isPlain = configuration.boolean("rpc.plaintext")
    let tls = try isPlain ? nil : operatorTLS(configuration.text("data.directory"))
    let group = LoopGroup(count: 1)
    let loop = group.loops[0]
    let cluster = configuration.text("cluster.name")
    let callers = try CallSecret(configuration).map { [$0.credentials] } ?? []
    let log = Logger(label: "onsale.cli", factory: { _ in SwiftLogNoOpLogHandler() })
    let connect: @Sendable (String, Int, String) -> any Channel = { host, port, service in
      InterceptedChannel(
        NetworkChannel(
          host: host, port: port, loop: loop, tls: tls,
          expectedIdentity: tls == nil ? nil : Certificates.identity(service, cluster: cluster),
          log: log), callers)
    }
    do {
      try await body(
        RemoteCluster(registry: connect(host, port, "registry"), connect: connect),
        configuration.text("cluster.namespace"))
    } catch {
      try await group.shutDown()
      throw error
    }
    try await group.shutDown()
  }

  private static func operatorTLS(_ data: String) throws -> TLSContext {
    do {
      return try Certificates(directory: data + "/certs").tls("operator", .client)
    } catch {
      throw CommandFailure(
        .usage,
        "the operator's certificate cannot be read from \(data)/certs: \(Explanation.text(error)). "
          + "Name the platform's data with --data DIR, or use --plaintext if the cluster does.")
    }
  }

  /// A channel to an instance of `service` that takes calls.
  func channel(to service: String, namespace: String) async throws -> any Channel {
    let client = RegistryV1.RegistryServiceClient(registry)
    let found: RegistryV1.ResolveResponse
    do {
      found = try await client.resolve(.init(namespace: namespace, service: service))
    } catch {
      throw CommandFailure(asking: "the registry", to: "resolve \(service)", error)
    }
    guard let instance = found.instances.first else {
      throw CommandFailure(
        .unreachable,
        "no instance of the \(service) service takes calls. See `onsale registry instances`, or start one."
      )
    }
    return connect(instance.host, Int(instance.port), service)
  }
}

extension CommandFailure {
  /// What went wrong when `whom` was asked to `what`: what, why, what next, and a stable exit code.
  init(asking whom: String, to what: String, _ error: any Error) {
    guard let error = error as? RPCError else {
      self.init(.failed, "cannot \(what): \(error)")
      return
    }
    let reason = error.reason.isEmpty ? error.code.name : error.reason
    let text = "cannot \(what): \(error.message) [\(reason)]"
    switch error.code {
    case .notFound: self.init(.notFound, text)
    case .unavailable, .deadlineExceeded, .cancelled:
      self.init(
        .unreachable,
        "\(text). Is \(whom) running there? `onsale up` starts a platform; --registry HOST:PORT names it."
      )
    case .invalidArgument, .outOfRange: self.init(.usage, text)
    case .permissionDenied, .unauthenticated, .failedPrecondition, .aborted, .alreadyExists,
      .resourceExhausted:
      self.init(.refused, text)
    case .ok, .unknown, .unimplemented, .internal, .dataLoss: self.init(.failed, text)
    }
  }
}
