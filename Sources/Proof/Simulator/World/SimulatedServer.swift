internal import Base
internal import HTTP2Wire
internal import Logging
internal import RPCConnection
internal import RPCCore
internal import RPCNetwork

/// A gRPC server on a simulated port, as `RPCServer` on a real one.
///
/// SAFETY: touched on the world's one thread, on `loop` only.
final class SimulatedServer: @unchecked Sendable {
  let loop: SimulatedLoop
  let dispatcher: Dispatcher
  private let network: SimulatedNetwork
  private let identity: @Sendable (String) -> String?
  private var connections: [SimulatedServerConnection] = []
  private var emptied: PendingAnswer<Bool>?

  /// - Parameter identity: what the certificate of a machine would say, by its name.
  init(
    _ network: SimulatedNetwork, on loop: SimulatedLoop, definitions: [ServiceDefinition],
    interceptors: [any ServerInterceptor], identity: @escaping @Sendable (String) -> String?, log: Logger
  ) {
    self.network = network
    self.loop = loop
    self.identity = identity
    dispatcher = Dispatcher(definitions: definitions, interceptors: interceptors) { method, error in
      log.error("handler failed", metadata: ["method": "\(method.path)", "error": "\(error)"])
    }
  }

  /// Takes connections from now on.
  func listen(_ host: String, _ port: Int) {
    network.listen(host, port, on: loop) { [self] socket in
      let peer = Peer(identity: identity(socket.peerName), address: socket.peerName)
      connections.append(SimulatedServerConnection(self, socket, peer: peer))
    }
  }

  func forget(_ connection: SimulatedServerConnection) {
    connections.removeAll { $0 === connection }
    if connections.isEmpty { emptied?.settle(.success(true)) }
  }

  /// Stops as `RPCServer` does: takes no more connections, tells every peer, lets calls that have
  /// begun end within `grace`, then cuts off what is left. Call it on the loop.
  func shutDown(_ host: String, _ port: Int, grace: Duration) async {
    network.stopListening(host, port, on: loop)
    let emptied = PendingAnswer<Bool>()
    self.emptied = emptied
    for connection in connections { connection.beginDrain() }
    if connections.isEmpty { emptied.settle(.success(true)) }
    let cut = loop.schedule(after: grace) { [self] in for connection in connections { connection.terminate() } }
    let end = loop.schedule(after: grace + .seconds(2)) { emptied.settle(.success(false)) }
    _ = await emptied.wait {}
    cut.cancel()
    end.cancel()
  }
}

/// One connection of a simulated server: drives an `RPCServerConnection`, lets `ServedCalls`
/// run the handlers and writes once per turn.
///
/// SAFETY: touched on the world's one thread, on `loop` only.
final class SimulatedServerConnection: SocketHandler, @unchecked Sendable {
  private let server: SimulatedServer
  private let loop: SimulatedLoop
  private let rpc: RPCServerConnection
  private var socket: SimulatedSocket?
  private let calls: ServedCalls<SimulatedLoop>
  private var isFlushArmed = false
  private var deadline: (at: Instant, timer: any ScheduledJob)?
  private var watch: (any ScheduledJob)?
  private var watchdog: Watchdog

  private static let silence = Watchdog.Silence(ping: .seconds(20), close: .seconds(40))

  init(_ server: SimulatedServer, _ socket: SimulatedSocket, peer: Peer) {
    self.server = server
    self.socket = socket
    loop = server.loop
    rpc = RPCServerConnection(
      server.dispatcher,
      settings: HTTP2Settings(
        maxConcurrentStreams: UInt32(RPCCore.Limits.streamsPerConnection), budget: .relaxed), at: loop.now)
    calls = ServedCalls(rpc, server.dispatcher, on: loop, peer: peer)
    watchdog = Watchdog(at: loop.now)
    calls.onOutput = { [unowned self] in flushSoon() }
    socket.handler = self
    beginWatch()
    flushSoon()
  }

  // MARK: - Socket

  func connected() {}

  func closed(_ why: String) {
    socket = nil
    rpc.connectionLost()
    handleEvents()
    deadline?.timer.cancel()
    watch?.cancel()
    calls.onOutput = nil
    server.forget(self)
  }

  func received(_ bytes: [UInt8]) {
    watchdog.hasRead(at: loop.now)
    do {
      try bytes.withUnsafeBytes { try rpc.receive($0, at: loop.now) }
    } catch {
      flush()
      socket?.close()
      return
    }
    handleEvents()
    flushSoon()
  }

  /// The peer is told that this end takes no more calls.
  func beginDrain() {
    rpc.beginDrain()
    flushSoon()
  }

  /// Ends now: open calls are cut off.
  func terminate() {
    rpc.terminate()
    flush()
    socket?.close()
  }

  private func beginWatch() {
    watch = loop.schedule(after: Watchdog.period) { [weak self] in self?.check() }
  }

  private func check() {
    beginWatch()
    switch watchdog.check(at: loop.now, isEstablished: rpc.isEstablished, Self.silence) {
    case .fine: break
    case .ping:
      rpc.ping()
      flushSoon()
    case .close: socket?.close()
    }
  }

  func writable() {
    watchdog.hasWritten()
    flushSoon()
  }

  private func flushSoon() {
    guard !isFlushArmed, socket != nil else { return }
    isFlushArmed = true
    loop.execute {
      self.isFlushArmed = false
      self.flush()
    }
  }

  private func flush() {
    guard let socket else { return }
    let room = socket.roomBytes
    guard room > 0 else { return watchdog.isBlocked(at: loop.now) }
    var output: [UInt8] = []
    rpc.drain(limitBytes: room) { output.append(contentsOf: $0) }
    socket.send(output)
    handleEvents()
    if output.count >= room { flushSoon() } else if rpc.isFinished { socket.close() }
  }

  // MARK: - Calls

  private func handleEvents() {
    calls.handleEvents()
    armDeadline()
  }

  private func armDeadline() {
    guard let next = rpc.nextDeadline, socket != nil else { return }
    if let deadline, deadline.at <= next { return }
    deadline?.timer.cancel()
    let timer = loop.schedule(after: loop.now.duration(to: next)) { [self] in
      deadline = nil
      rpc.expire(at: loop.now)
      handleEvents()
      flushSoon()
    }
    deadline = (next, timer)
  }
}
