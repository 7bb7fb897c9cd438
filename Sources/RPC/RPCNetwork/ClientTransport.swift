internal import Base
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import RPCCore
internal import TLSWire

/// The connection of a `NetworkChannel`: makes it, makes it again, and sends calls over it.
///
/// SAFETY: mutable properties are touched on `loop` only; the methods that may be called from
/// elsewhere hop.
final class ClientTransport: @unchecked Sendable {
  struct Target: Sendable {
    let host: String
    let port: Int
    let tls: TLSContext?
    let expectedIdentity: String?
    let silence: Watchdog.Silence

    var authority: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
  }

  private enum State {
    /// Can become: connecting, closed.
    case idle
    /// Calls wait in order. Can become: ready, backingOff, closed.
    case connecting([OutboundCall])
    /// Can become: idle, closed.
    case ready(ClientConnection)
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

  private let target: Target
  let loop: NIOLoop
  private let log: Logger
  private var state = State.idle {
    didSet { shown.withLock { $0 = state.connectivity } }
  }
  /// The state, for those who look from elsewhere.
  let shown = Locked(ConnectivityState.idle)
  private var failures = 0
  /// The connection being made, or in use, or ending.
  private var connections: [ObjectIdentifier: ClientConnection] = [:]

  init(_ target: Target, loop: NIOLoop, log: Logger) {
    self.target = target
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
      if case .connecting(let waiting) = self.state { for call in waiting { call.end(error) } }
      self.state = .closed(error)
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
    case .ready(let connection) where !connection.isDraining: connection.start(call)
    case .idle, .ready: connect(with: call)
    case .backingOff(let until, _) where loop.now >= until: connect(with: call)
    case .connecting(var waiting):
      guard waiting.count < Self.waitingCalls else {
        return call.end(RPCError(.unavailable, "too many calls wait for a connection", reason: "TOO_MANY_CALLS"))
      }
      state = .idle
      waiting.append(call)
      state = .connecting(waiting)
      limitWait(call)
    case .backingOff(_, let error), .closed(let error): call.end(error)
    }
  }

  /// A call that may be sent once more, on this connection or a new one.
  func retry(_ call: OutboundCall) { start(call) }

  private func limitWait(_ call: OutboundCall) {
    call.waitTimer = loop.schedule(after: loop.now.duration(to: call.outgoing.deadline)) {
      call.end(.deadlineExceeded)
    }
  }

  private static let waitingCalls = 10_000

  // MARK: - Connecting

  private func connect(with call: OutboundCall) {
    state = .connecting([call])
    limitWait(call)
    let connection: ClientConnection
    do {
      connection = try ClientConnection(
        self, authority: target.authority, scheme: target.tls == nil ? "http" : "https",
        silence: target.silence, log: log)
    } catch {
      return failed("\(error)")
    }
    connections[ObjectIdentifier(connection)] = connection
    ClientBootstrap(group: loop.eventLoop)
      .connectTimeout(.nanoseconds(Self.connectTimeout.clampedNanoseconds))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.writeBufferWaterMark, value: .init(low: 64 * 1024, high: 256 * 1024))
      .channelInitializer { [target] channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls = target.tls {
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
  }

  private static let connectTimeout: Duration = .seconds(5)
  private static let firstBackoff: Duration = .milliseconds(50)
  private static let longestBackoff: Duration = .seconds(1)

  // MARK: - From connections

  /// The server has said hello.
  func established(_ connection: ClientConnection) {
    failures = 0
    guard case .connecting(let waiting) = state else { return connection.close("not wanted any more") }
    state = .ready(connection)
    for call in waiting { start(call) }
  }

  /// The connection has ended, or could not be made.
  func gone(_ connection: ClientConnection, _ why: String) {
    guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
    switch state {
    case .connecting where !connection.wasEstablished: failed(why)
    case .ready(let current) where current === connection: state = .idle
    default: break
    }
  }

  private func failed(_ why: String) {
    guard case .connecting(let waiting) = state else { return }
    failures += 1
    let delay = backoff()
    let error = RPCError(
      .unavailable, "no connection to \(target.authority): \(why)", reason: "CONNECT_FAILED")
    state = .backingOff(until: loop.now.advanced(by: delay), error)
    log.debug("connecting failed", metadata: ["target": "\(target.authority)", "why": "\(why)", "failures": "\(failures)"])
    for call in waiting { call.end(error) }
  }

  /// 50 ms × 1.6 per failure, at most 1 s, times 0.8 to 1.2 so that clients do not march in step.
  private func backoff() -> Duration {
    var delay = Self.firstBackoff
    for _ in 1..<min(failures, 10) where delay < Self.longestBackoff { delay = delay * 8 / 5 }
    let jitter = 800 + Int(loop.next() % 401)
    return min(delay, Self.longestBackoff) * jitter / 1000
  }
}
