internal import Base
internal import RPCConnection
package import RPCCore
internal import RPCNetwork

/// Calls to one server over one simulated connection, with the rules of `NetworkChannel`: made when
/// first needed and again when lost, backing off after failures.
///
/// The bytes are those of production: an `RPCClientConnection` over HTTP/2 in plaintext.
///
/// SAFETY: touched on the world's one thread, its state on `loop` only.
package final class SimulatedChannel: Channel, @unchecked Sendable {
  private enum State {
    /// Can become: connecting, closed.
    case idle
    /// Calls wait in order. Can become: ready, idle, backingOff, closed.
    case connecting([OutboundCall])
    /// Can become: idle, closed.
    case ready(SimulatedClientConnection)
    /// Can become: connecting, closed.
    case backingOff(until: Instant, RPCError)
    case closed(RPCError)
  }

  private let network: SimulatedNetwork
  let loop: SimulatedLoop
  private let host: String
  private let port: Int
  /// Who the server takes it for, when it is not its machine.
  private let name: String?
  private var state = State.idle
  private var backoff = ConnectBackoff()
  private var connections: [SimulatedClientConnection] = []

  init(
    _ network: SimulatedNetwork, from loop: SimulatedLoop, as name: String? = nil, to host: String, _ port: Int
  ) {
    self.network = network
    self.loop = loop
    self.name = name
    self.host = host
    self.port = port
  }

  // MARK: - From anywhere

  package func unary(_ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions)
    async throws(RPCError) -> [UInt8]
  {
    let outgoing = try OutgoingCall(options, at: loop.now)
    guard request.count <= Limits.messageSizeBytes else { throw .messageTooLarge(sizeBytes: request.count) }
    let pending = PendingAnswer<[UInt8]>()
    let call = OutboundCall(method, request, outgoing, .unary(pending))
    let outcome = await pending.wait {
      pending.hold(timer: nil) { self.abandon(call) }
      onLoop { self.leave(call, request) }
    }
    return try outcome.get()
  }

  package func serverStreaming(
    _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions,
    onMessage: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    let outgoing = try OutgoingCall(options, at: loop.now)
    guard request.count <= Limits.messageSizeBytes else { throw RPCError.messageTooLarge(sizeBytes: request.count) }
    let answers = ArrivingMessages()
    let call = OutboundCall(method, request, outgoing, .stream(answers))
    onLoop { self.start(call) }
    defer {
      answers.pipe.end(.cancelled)
      abandon(call)
    }
    while let message = try await answers.pipe.next() { try await onMessage(message) }
  }

  package func duplex<Answer: Sendable>(
    _ method: MethodDescriptor, _ options: CallOptions,
    _ body: (any CallStream) async throws -> Answer
  ) async throws -> Answer {
    let outgoing = try OutgoingCall(options, at: loop.now)
    let stream = OutboundStream(
      method, outgoing, on: loop, begin: { call in onLoop { self.start(call) } }, abandon: { self.abandon($0) })
    defer { stream.cancel() }
    return try await body(stream)
  }

  /// Ends the connection; open and later calls end with UNAVAILABLE.
  package func close() {
    onLoop { [self] in
      let error = RPCError(.unavailable, "the channel was closed", reason: "CHANNEL_CLOSED")
      let waiting = if case .connecting(let calls) = state { calls } else { [OutboundCall]() }
      state = .closed(error)
      for call in waiting { call.end(error) }
      for connection in connections { connection.close("the channel was closed") }
    }
  }

  private func abandon(_ call: OutboundCall) {
    onLoop {
      guard !call.isOver else { return }
      call.connection?.cancel(call.id)
      call.end(.cancelled)
    }
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.isCurrent { body() } else { loop.execute(body) }
  }

  // MARK: - Calls

  /// A unary call sets out; a proxy may keep it.
  private func leave(_ call: OutboundCall, _ request: [UInt8]) {
    let way = SimulatedNetwork.Way(from: loop.node.name, to: host)
    guard !loop.isDead, network.proxies.takes(call.method, request, call.outgoing, way, port: port) else {
      return start(call)
    }
    limitWait(call)
  }

  func start(_ call: OutboundCall) {
    guard !call.isOver else { return }
    switch state {
    case .ready(let connection) where !connection.isDraining: connection.start(call)
    case .idle, .ready: connect(with: call)
    case .backingOff(let until, _) where loop.now >= until: connect(with: call)
    case .connecting(let waiting):
      state = .connecting(waiting + [call])
      limitWait(call)
    case .backingOff(_, let error), .closed(let error): call.end(error)
    }
  }

  private func limitWait(_ call: OutboundCall) {
    call.waitTimer = loop.schedule(after: loop.now.duration(to: call.outgoing.deadline)) {
      call.end(.deadlineExceeded)
    }
  }

  // MARK: - Connecting

  private func connect(with call: OutboundCall) {
    state = .connecting([call])
    limitWait(call)
    let connection = SimulatedClientConnection(self, authority: "\(host):\(port)")
    connections.append(connection)
    connection.attach(network.connect(from: loop, as: name, to: host, port, connection))
  }

  /// The server has said hello.
  func established(_ connection: SimulatedClientConnection) {
    backoff.succeeded()
    guard case .connecting(let waiting) = state else { return connection.close("not wanted any more") }
    state = .ready(connection)
    for call in waiting { start(call) }
  }

  /// The connection has ended, or could not be made.
  func gone(_ connection: SimulatedClientConnection, _ why: String) {
    guard let place = connections.firstIndex(where: { $0 === connection }) else { return }
    connections.remove(at: place)
    switch state {
    case .connecting where !connection.wasEstablished: failed(why)
    case .ready(let current) where current === connection: state = .idle
    default: break
    }
  }

  private func failed(_ why: String) {
    guard case .connecting(let waiting) = state else { return }
    let error = RPCError(.unavailable, "no connection to \(host):\(port): \(why)", reason: "CONNECT_FAILED")
    state = .backingOff(until: loop.now.advanced(by: backoff.failed(dice: loop.next())), error)
    for call in waiting { call.end(error) }
  }
}
