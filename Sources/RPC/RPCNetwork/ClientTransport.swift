internal import Base
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import RPCCore
internal import TLSWire

/// The connections of a `NetworkChannel`: makes one, makes it again, makes further ones when the
/// server's limit of streams is reached, and sends calls over them.
///
/// A call that finds every connection full waits here: it has not left, so that whatever happens to
/// the connections it can still be sent.
///
/// SAFETY: mutable properties are touched on `loop` only; the methods that may be called from
/// elsewhere hop.
final class ClientTransport: @unchecked Sendable {
  struct Target: Sendable {
    let host: String
    let port: Int
    let tls: TLSSwitch?
    let expectedIdentity: String?
    let silence: Watchdog.Silence
    let idleAfter: Duration
    /// At most so many connections; more than one only when the server's limit of streams is reached.
    let connections: Int

    var authority: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
  }

  private enum State {
    /// Can become: connecting, closed.
    case idle
    /// Calls wait in order. Can become: ready, backingOff, closed.
    case connecting([OutboundCall])
    /// At least one that takes calls. Can become: idle, connecting, closed.
    case ready([ClientConnection])
    /// Calls fail with the error until then. Can become: connecting, closed.
    case backingOff(until: Instant, RPCError)
    /// For good.
    case closed(RPCError)

    var connectivity: ConnectivityState {
      switch self {
      case .idle: .idle
      case .connecting: .connecting
      case .ready: .ready
      case .backingOff: .transientFailure
      case .closed: .shutdown
      }
    }
  }

  /// The server was asked too often: later connections ask half as often (gRFC A8).
  func calmDown() {
    silence = Watchdog.Silence(ping: silence.ping * 2, close: silence.close * 2)
    log.notice(
      "the server asks for fewer pings", metadata: ["server": "\(target.authority)", "pingAfter": "\(silence.ping)"])
  }

  private let target: Target
  let loop: NIOLoop
  private let log: Logger
  private var state = State.idle {
    didSet { shown.withLock { $0 = state.connectivity } }
  }
  /// The state, for those who look from elsewhere.
  let shown = Locked(ConnectivityState.idle)
  private var backoff = ConnectBackoff()
  /// Calls that find every connection full, in order.
  private var waiting = CircularBuffer<OutboundCall>()
  /// A further connection is being made, or could not be made a moment ago.
  private var further: Further = .none
  private enum Further {
    case none
    case making(ClientConnection)
    case backingOff(until: Instant)
  }
  /// The connection being made, or in use, or ending.
  private var connections: [ObjectIdentifier: ClientConnection] = [:]

  /// When a silent server is asked for a sign of life; longer after it has asked for calm.
  private(set) var silence: Watchdog.Silence

  init(_ target: Target, loop: NIOLoop, log: Logger) {
    self.target = target
    silence = target.silence
    self.loop = loop
    self.log = log
  }

  // MARK: - From anywhere

  func begin(_ call: OutboundCall) { onLoop { self.start(call) } }

  /// Nobody waits for the call any more.
  func abandon(_ call: OutboundCall) {
    onLoop {
      guard !call.isOver else { return }
      call.connection?.cancel(call.id)
      call.end(.cancelled)
    }
  }

  func close(_ why: String) {
    let error = RPCError(.unavailable, why, reason: "CHANNEL_CLOSED")
    onLoop {
      var ending = self.waiting
      if case .connecting(let calls) = self.state { ending += calls }
      self.waiting.removeAll()
      self.state = .closed(error)
      for call in ending { call.end(error) }
      for connection in self.connections.values { connection.close(why) }
    }
  }

  private func onLoop(_ body: @escaping @Sendable () -> Void) {
    if loop.isCurrent { body() } else { loop.execute(body) }
  }

  // MARK: - Calls

  private func start(_ call: OutboundCall) {
    guard !call.isOver else { return }
    switch state {
    case .ready(let connections):
      if let free = connections.first(where: { !$0.isDraining && $0.hasRoom }) { return free.start(call) }
      let usable = connections.count { !$0.isDraining }
      if usable == 0 { connect(with: [call]) } else { enqueue(call) }
    case .idle: connect(with: [call])
    case .backingOff(let until, _) where loop.now >= until: connect(with: [call])
    case .connecting(var waiting):
      guard waiting.count < Self.waitingCalls else { return call.end(Self.tooMany) }
      state = .idle
      waiting.append(call)
      state = .connecting(waiting)
      limitWait(call)
    case .backingOff(_, let error), .closed(let error): call.end(error)
    }
  }

  /// Every connection is full: the call waits for room, and a further connection is made if it may.
  private func enqueue(_ call: OutboundCall) {
    if waiting.count >= Self.waitingCalls { waiting.removeAll { $0.isOver } }
    guard waiting.count < Self.waitingCalls else { return call.end(Self.tooMany) }
    waiting.append(call)
    limitWait(call)
    makeFurther()
  }

  /// One more connection for the calls that wait, unless there are as many as there may be.
  private func makeFurther() {
    guard case .ready(let connections) = state, connections.count(where: { !$0.isDraining }) < target.connections
    else { return }
    switch further {
    case .making: return
    case .backingOff(let until) where loop.now < until: return
    case .none, .backingOff: break
    }
    further = .none
    // Calls wait for the connections that are there, should this one fail.
    further = .making(open())
  }

  /// A call has ended, or a connection drains: those that wait may go.
  func hasRoom() {
    guard !waiting.isEmpty, case .ready(let connections) = state else { return }
    guard connections.contains(where: { !$0.isDraining }) else { return connect(with: []) }
    while let free = connections.first(where: { !$0.isDraining && $0.hasRoom }), let call = waiting.popFirst() {
      if !call.isOver { free.start(call) }
    }
    if waiting.contains(where: { !$0.isOver }) { makeFurther() }
  }

  private static let tooMany = RPCError(
    .unavailable, "too many calls wait for a connection", reason: "TOO_MANY_CALLS")

  /// A call that may be sent once more, on another connection.
  func retry(_ call: OutboundCall) { start(call) }

  private func limitWait(_ call: OutboundCall) {
    guard call.waitTimer == nil else { return }
    call.waitTimer = loop.schedule(after: loop.now.duration(to: call.outgoing.deadline)) {
      call.end(.deadlineExceeded)
    }
  }

  private static let waitingCalls = 10_000

  // MARK: - Connecting

  private func connect(with calls: [OutboundCall]) {
    state = .connecting(calls + waiting)
    waiting.removeAll()
    for call in calls { limitWait(call) }
    if case .making(let made) = further, !made.isDraining {
      // The one being made becomes the one that calls wait for.
      further = .none
      return
    }
    open()
  }

  /// Makes a connection; `gone` or `established` follows.
  @discardableResult
  private func open() -> ClientConnection {
    let connection = ClientConnection(
      self, authority: target.authority, scheme: target.tls == nil ? "http" : "https",
      silence: silence, idleAfter: target.idleAfter, log: log)
    connections[ObjectIdentifier(connection)] = connection
    ClientBootstrap(group: loop.eventLoop)
      .connectTimeout(.nanoseconds(Self.connectTimeout.clampedNanoseconds))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024))
      .channelInitializer { [target] channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls = target.tls?.current {
            let session = try tls.clientSession(
              serverName: target.expectedIdentity == nil ? target.host : nil, expectedIdentity: target.expectedIdentity)
            try pipeline.addHandler(TLSHandler(session))
          }
          try pipeline.addHandler(connection)
        }
      }
      .connect(host: target.host, port: target.port)
      .assumeIsolated()
      .whenFailure { error in self.gone(connection, "\(error)") }
    return connection
  }

  private static let connectTimeout: Duration = .seconds(5)

  // MARK: - From connections

  /// The server has said hello.
  func established(_ connection: ClientConnection) {
    backoff.succeeded()
    switch state {
    case .connecting(let calls):
      state = .ready([connection])
      for call in calls { start(call) }
    case .ready(let others):
      if case .making(let made) = further, made === connection { further = .none }
      state = .ready(others + [connection])
      hasRoom()
    default: connection.close("not wanted any more")
    }
  }

  /// The connection has ended, or could not be made.
  func gone(_ connection: ClientConnection, _ why: String) {
    guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
    if case .making(let made) = further, made === connection {
      further = .backingOff(until: loop.now.advanced(by: backoff.failed(dice: loop.next())))
      log.debug("no further connection", metadata: ["target": "\(target.authority)", "why": "\(why)"])
    } else if case .connecting = state, !connection.wasEstablished {
      return failed(why)
    }
    guard case .ready(let current) = state else { return }
    let rest = current.filter { $0 !== connection }
    guard rest.isEmpty else {
      state = .ready(rest)
      return
    }
    state = .idle
    if waiting.contains(where: { !$0.isOver }) { connect(with: []) } else { waiting.removeAll() }
  }

  private func failed(_ why: String) {
    guard case .connecting(let waiting) = state else { return }
    let delay = backoff.failed(dice: loop.next())
    let error = RPCError(
      .unavailable, "no connection to \(target.authority): \(why)", reason: "CONNECT_FAILED")
    state = .backingOff(until: loop.now.advanced(by: delay), error)
    log.debug("connecting failed", metadata: ["target": "\(target.authority)", "why": "\(why)"])
    for call in waiting { call.end(error) }
  }
}
