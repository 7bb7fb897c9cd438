internal import Base

/// What connects the machines of a world: streams of bytes in order, and whole HTTP exchanges.
///
/// ```
///  socket.send ─► line (delay, pieces, clog) ─► peer's loop: received
///                   │ cut off: waits until the network is healed, as TCP sends again
///                   └ reset: both ends hear `closed`
/// ```
/// SAFETY: touched on the world's one thread only.
final class SimulatedNetwork: @unchecked Sendable {
  typealias Acceptor = @Sendable (SimulatedSocket) -> Void

  /// One way from one machine to another.
  struct Way: Hashable {
    let from: String
    let to: String
  }

  private struct Listener: Sendable {
    let loop: SimulatedLoop
    let accept: Acceptor
  }

  let world: SimulatedWorld
  var faults: SimulationFaults
  var dice: WorldDice
  private var listeners: [String: Listener] = [:]
  var sites: [String: HTTPSite] = [:]
  private var blocked: Set<Way> = []
  /// Open sockets in the order of their making.
  private var sockets: [Int: SimulatedSocket] = [:]
  private var socketCount = 0
  var exchanges: [Int: HTTPExchange] = [:]
  var exchangeCount = 0
  /// Faults that have happened, by kind.
  var happened: [String: Int] = [:]
  private(set) lazy var proxies = SimulatedProxies(self)

  init(_ world: SimulatedWorld, _ faults: SimulationFaults) {
    self.world = world
    self.faults = faults
    dice = WorldDice(seed: world.seed, stream: 1)
    world.atEnd { self.end() }
  }

  /// The world ends: every connection is closed, so that nobody keeps anybody alive.
  private func end() {
    (listeners, sites, exchanges) = ([:], [:], [:])
    for number in sockets.keys.sorted() { sockets[number]?.closed("the world has ended") }
  }

  // MARK: - Ports

  /// Takes connections to `host:port` until its machine crashes or `close` is called.
  func listen(_ host: String, _ port: Int, on loop: SimulatedLoop, accept: @escaping Acceptor) {
    listeners["\(host):\(port)"] = Listener(loop: loop, accept: accept)
  }

  func stopListening(_ host: String, _ port: Int, on loop: SimulatedLoop) {
    if listeners["\(host):\(port)"]?.loop === loop { listeners["\(host):\(port)"] = nil }
  }

  /// Begins to connect; the handler hears `connected` or `closed`.
  /// - Parameter name: who it says it is; the machine itself when nil.
  func connect(
    from loop: SimulatedLoop, as name: String? = nil, to host: String, _ port: Int, _ handler: any SocketHandler
  ) -> SimulatedSocket {
    let near = makeSocket(loop, peer: host)
    near.handler = handler
    guard !loop.isDead else { return near }
    let trip = delay()
    loop.wait(Self.connectTimeout) { near.gaveUpConnecting() }
    guard !isBlocked(loop.node.name, host), !isBlocked(host, loop.node.name) else { return near }
    loop.wait(trip) { [self] in
      guard near.isConnecting else { return }
      guard let listener = listeners["\(host):\(port)"], !listener.loop.isDead else {
        return near.closed("connection refused")
      }
      let far = makeSocket(listener.loop, peer: name ?? loop.node.name)
      far.join(near)
      listener.loop.execute { listener.accept(far) }
      near.opened()
    }
    return near
  }

  static let connectTimeout: Duration = .seconds(5)

  private func makeSocket(_ loop: SimulatedLoop, peer: String) -> SimulatedSocket {
    socketCount += 1
    let socket = SimulatedSocket(self, loop, number: socketCount, peer: peer)
    sockets[socketCount] = socket
    return socket
  }

  func forget(_ socket: SimulatedSocket) { sockets[socket.number] = nil }

  // MARK: - Faults

  func delay() -> Duration {
    guard dice.happens(faults.slowness) else { return dice.duration(faults.latency) }
    note("slow message")
    return dice.duration(faults.slowLatency)
  }

  func note(_ fault: String) { happened[fault, default: 0] += 1 }

  func isBlocked(_ from: String, _ to: String) -> Bool { !blocked.isEmpty && blocked.contains(Way(from: from, to: to)) }

  /// Nothing travels from one machine to the other any more.
  func block(_ from: String, _ to: String) { blocked.insert(Way(from: from, to: to)) }

  /// Everything travels again, what was held up as well.
  func heal() {
    guard !blocked.isEmpty else { return }
    blocked = []
    resendAll()
  }

  /// Everything travels between two machines again.
  func unblock(_ a: String, _ b: String) {
    blocked.subtract([Way(from: a, to: b), Way(from: b, to: a)])
    resendAll()
  }

  private func resendAll() {
    for number in sockets.keys.sorted() { sockets[number]?.resend() }
  }

  /// A process has ended: its ports are mute, and peers hear of it, at once or when they ask.
  func processDied(_ loop: SimulatedLoop, _ end: ProcessEnd) {
    for name in listeners.keys.sorted() where listeners[name]?.loop === loop { listeners[name] = nil }
    for name in sites.keys.sorted() where sites[name]?.loop === loop { sites[name] = nil }
    let isSilent = end == .powerCut && dice.happens(0.2)
    for number in sockets.keys.sorted() {
      guard let socket = sockets[number], socket.loop === loop else { continue }
      socket.mute(end == .powerCut ? .powerCut(tellsPeer: !isSilent) : .killed)
    }
    for number in exchanges.keys.sorted() where exchanges[number]?.server === loop {
      if let exchange = exchanges.removeValue(forKey: number), !isSilent { exchange.reset(after: delay()) }
    }
  }
}

/// How the process of a machine ends.
package enum ProcessEnd: Sendable {
  /// The machine is off: of its files only what was synced is sure to be there.
  case powerCut
  /// The process alone: what it wrote is in the machine's memory and will be read again.
  case killed
}
