internal import Base
public import HTTP2Wire
public import Logging
internal import NIOCore
internal import NIOPosix
public import RPCCore
public import TLSWire

/// A gRPC server on a TCP port.
///
/// Connections are spread over the loops in turn; every call of a connection stays on its loop.
/// It answers `grpc.health.v1.Health` too: NOT_SERVING from the beginning of `shutDown` on.
/// `start` once, `shutDown` once.
public final class RPCServer: Sendable {
  /// What a server takes.
  public struct Limits: Sendable, Hashable {
    public var connections: Int
    /// Calls of one connection at a time, running handlers of cancelled calls included.
    public var streamsPerConnection: Int
    /// What connections may cost without bringing work.
    public var frameBudget: FrameBudget.Limits
    /// How often a client may ask for a sign of life (gRFC A8, A9).
    public var pings: PingRules
    var silence: Watchdog.Silence
    var life: ConnectionLife.Limits

    /// - Parameters:
    ///   - pingAfter: silence after which a peer is asked for a sign of life.
    ///   - closeAfter: silence after which it is gone.
    ///   - maxAge: age, up to a tenth more or less, at which a connection is ended gracefully, so
    ///     that clients spread again; `nil` for never.
    ///   - maxIdle: time without a call after which the same happens; `nil` for never.
    ///   - ageGrace: what open calls get to end then.
    ///   - pings: how often a client may ask for a sign of life; `.standard` is for strangers.
    public init(
      connections: Int = 4096, streamsPerConnection: Int = RPCCore.Limits.streamsPerConnection,
      frameBudget: FrameBudget.Limits, pingAfter: Duration = .seconds(20), closeAfter: Duration = .seconds(40),
      maxAge: Duration? = nil, maxIdle: Duration? = nil, ageGrace: Duration = .seconds(30), pings: PingRules = .inCluster
    ) {
      self.connections = connections
      self.streamsPerConnection = streamsPerConnection
      self.frameBudget = frameBudget
      self.pings = pings
      silence = Watchdog.Silence(ping: pingAfter, close: closeAfter)
      life = ConnectionLife.Limits(age: maxAge, idle: maxIdle, grace: ageGrace)
    }
  }

  /// What all connections share.
  struct Core: Sendable {
    let dispatcher: Dispatcher
    let limits: Limits
    let log: Logger
    let desks: [CallDesk]

    /// Where calls wait on a loop; nil for a server that takes all.
    func desk(of loop: NIOLoop) -> CallDesk? { desks.first { $0.loop === loop } }
  }

  private struct State {
    var listener: (any NIOCore.Channel)?
    var connections: [ObjectIdentifier: ServerConnection] = [:]
    var isStopping = false
    var emptied: PendingAnswer<Bool>?
  }

  private let core: Core
  private let tls: TLSSwitch?
  private let loops: [NIOLoop]
  private let health: HealthService
  private let state = Locked(State())

  /// A server of `definitions` whose handlers are wrapped by `interceptors`, the first outermost.
  /// - Parameters:
  ///   - tls: a context of role `.server`; `nil` speaks plaintext HTTP/2 with prior knowledge.
  ///   - loops: the loops that serve connections: one, or all of one `LoopGroup`.
  ///   - limits: `nil` takes the relaxed frame budget when peers must show a certificate, else the
  ///     strict one.
  ///   - admission: which calls are taken when there are too many; nil takes all.
  ///   - health: who speaks for its services; nil: all are well until `shutDown`.
  public convenience init(
    definitions: [ServiceDefinition], interceptors: [any ServerInterceptor] = [], tls: TLSContext?,
    loops: [NIOLoop], limits: Limits? = nil, admission: AdmissionPolicy? = nil,
    health: HealthService? = nil, log: Logger
  ) {
    self.init(
      definitions: definitions, interceptors: interceptors, tlsSwitch: tls.map { TLSSwitch($0) }, loops: loops,
      limits: limits, admission: admission, health: health, log: log)
  }

  /// The same with a certificate that may be replaced: new connections use what `tlsSwitch` holds then.
  public init(
    definitions: [ServiceDefinition], interceptors: [any ServerInterceptor] = [], tlsSwitch tls: TLSSwitch?,
    loops: [NIOLoop], limits: Limits? = nil, admission: AdmissionPolicy? = nil,
    health: HealthService? = nil, log: Logger
  ) {
    precondition(!loops.isEmpty, "a server has at least one loop")
    precondition(
      loops.count == 1 || loops.allSatisfy { $0.group != nil && $0.group === loops[0].group },
      "several loops are those of one group")
    self.tls = tls
    self.loops = loops
    let isMutual = tls?.current.configuration.requiresPeerCertificate ?? false
    let health = health ?? HealthService(names: Set(definitions.map(\.name)), loop: loops[0])
    self.health = health
    let dispatcher = Dispatcher(
      definitions: definitions + [health.definition], interceptors: interceptors
    ) { method, error in
      log.error("handler failed", metadata: ["method": "\(method.path)", "error": "\(error)"])
    }
    let methods = (definitions + [health.definition]).flatMap(\.methods).map(\.descriptor)
    core = Core(
      dispatcher: dispatcher, limits: limits ?? Limits(frameBudget: isMutual ? .relaxed : .strict), log: log,
      desks: admission.map { policy in loops.map { CallDesk(policy, methods, limits ?? Limits(frameBudget: .strict), on: $0) } } ?? [])
  }

  /// Listens on `host:port` (0 takes a free port) and returns the port. Throws NIO's error when
  /// the address is taken or is not ours.
  public func start(host: String, port: Int) async throws -> Int {
    var children: any EventLoopGroup = loops[0].eventLoop
    if loops.count > 1, let group = loops[0].group { children = group }
    let listener = try await ServerBootstrap(group: loops[0].eventLoop, childGroup: children)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024))
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try self.accept(channel) }
      }
      .bind(host: host, port: port).get()
    state.withLock { $0.listener = listener }
    return listener.localAddress?.port ?? port
  }

  /// What stands at the door now; nil for a server that takes all calls.
  public func admission() async -> AdmissionSnapshot? {
    guard !core.desks.isEmpty else { return nil }
    var all = AdmissionSnapshot()
    for desk in core.desks { all.add(await desk.snapshot()) }
    return all
  }

  /// Connections that are open now.
  public var connectionCount: Int { state.withLock { $0.connections.count } }

  /// Stops gracefully: takes no more connections, tells every peer, lets calls that have begun end
  /// within `grace`, then cuts off and cancels what is left.
  public func shutDown(grace: Duration) async {
    health.stop()
    let emptied = PendingAnswer<Bool>()
    let (listener, open) = state.withLock { state in
      state.isStopping = true
      state.emptied = emptied
      defer { state.listener = nil }
      return (state.listener, Array(state.connections.values))
    }
    // A listener that is closed already is what we want.
    _ = try? await listener?.close().get()
    for connection in open { connection.drain() }
    if connectionCount == 0 { emptied.settle(.success(true)) }
    let loop = loops[0]
    let cut = loop.schedule(after: grace) { self.cutOff() }
    // A socket that does not even close is given up.
    let end = loop.schedule(after: grace + Self.closingTime) { emptied.settle(.success(false)) }
    _ = await emptied.wait {}
    cut.cancel()
    end.cancel()
    if connectionCount > 0 { cutOff() }
  }

  private func cutOff() {
    for connection in state.withLock({ Array($0.connections.values) }) { connection.terminate() }
  }

  private static let closingTime: Duration = .seconds(2)

  // MARK: - Connections

  private func accept(_ channel: any NIOCore.Channel) throws {
    guard let loop = loops.first(where: { $0.eventLoop === channel.eventLoop }) else {
      preconditionFailure("connections are accepted on our loops")
    }
    let connection = ServerConnection(core, loop: loop) { [weak self] in self?.closed($0) }
    let isTaken = state.withLock { state in
      guard !state.isStopping, state.connections.count < core.limits.connections else { return false }
      state.connections[ObjectIdentifier(connection)] = connection
      return true
    }
    guard isTaken else {
      core.log.warning("connection refused", metadata: ["limit": "\(core.limits.connections)"])
      channel.close(promise: nil)
      return
    }
    do {
      if let tls = tls?.current { try channel.pipeline.syncOperations.addHandler(TLSHandler(try tls.serverSession())) }
      try channel.pipeline.syncOperations.addHandler(connection)
    } catch {
      closed(connection)
      throw error
    }
  }

  private func closed(_ connection: ServerConnection) {
    let emptied = state.withLock { state in
      state.connections[ObjectIdentifier(connection)] = nil
      return state.connections.isEmpty ? state.emptied : nil
    }
    emptied?.settle(.success(true))
  }
}
