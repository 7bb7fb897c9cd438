internal import Admission
internal import Base
internal import Gateway
internal import GatewayListener
internal import PrometheusMetrics
internal import RPCCore
internal import RPCNetwork

/// The gateway and its listener. It listens before it can answer, so that its port is known to those
/// who are started after it.
final class GatewayHost: Sendable {
  let port: Int
  private let node: Node
  private let listener: HTTPListener
  private let responder: LateResponder
  private let following = Locked<SpawnedTask?>(nil)

  private init(_ node: Node, _ listener: HTTPListener, _ responder: LateResponder, port: Int) {
    self.node = node
    self.listener = listener
    self.responder = responder
    self.port = port
  }

  static func bind(_ node: Node, sharing: PortSharing = .alone) async throws -> GatewayHost {
    let responder = LateResponder(on: node.eventLoop(for: .gateway))
    var limits = HTTPListenerLimits()
    // Seating plans and calendars; one RPC message takes no more.
    limits.bodySizeOverride = { method, path in
      method == "POST" && ["/v1/venues", "/v1/seasons"].contains(path) ? 4 * 1024 * 1024 : nil
    }
    let listener = HTTPListener(
      responder: responder, loops: node.group, limits: limits, log: node.log(.gateway))
    let configuration = node.configuration
    let host = configuration.text("gateway.host")
    let port = try await CannotStart.listening(host, "gateway.port", configuration) {
      try await listener.start(host: host, port: $0, sharing: sharing)
    }
    return GatewayHost(node, listener, responder, port: port)
  }

  /// Answers from now on.
  func serve(_ cluster: any Cluster) async throws {
    let loop = node.eventLoop(for: .gateway)
    let metrics = node.metrics
    let gateway = RoleFactory.gateway(
      try configuration(), node, cluster, metricsPage: { metrics.page })
    let task = loop.spawn { await gateway.run() }
    following.withLock { $0 = task }
    responder.put(gateway)
  }

  func stop() async {
    await listener.shutDown(grace: .seconds(5), idleGrace: .milliseconds(500))
    let task = following.withLock { $0 }
    task?.cancel()
    await task?.finished()
  }
}

// MARK: - What the gateway is told

extension GatewayHost {
  private func configuration() throws -> GatewayConfiguration {
    let configuration = node.configuration
    let hops = configuration.list("gateway.trusted_hops").compactMap { AddressRange($0) }
    precondition(
      hops.count == configuration.list("gateway.trusted_hops").count,
      "address blocks are checked when they are read")
    return GatewayConfiguration(trustedHops: hops, admission: Self.admission(configuration))
  }

  /// The settings name one figure per address and one per person; the classes are shares of them.
  static func admission(_ configuration: Configuration) -> AdmissionRules {
    let address = configuration.integer("gateway.limits.per_address")
    let user = configuration.integer("gateway.limits.per_user")
    let logins = configuration.integer("gateway.limits.logins_per_address")
    func perSecond(_ count: Int) -> RateLimit {
      RateLimit(max(1, count), per: .seconds(1), burst: max(2, 2 * count))
    }
    return AdmissionRules(
      perAddress: [
        .auth: RateLimit(logins, per: .seconds(60), burst: logins), .hold: perSecond(address),
        .write: perSecond(address),
        .read: perSecond(4 * address), .callback: perSecond(40 * address),
      ],
      perUser: [
        .auth: RateLimit(10, per: .seconds(60), burst: 10), .hold: perSecond(user / 2),
        .write: perSecond(user),
        .read: perSecond(3 * user),
      ])
  }
}
