internal import Base
internal import RPCConnection
internal import RPCCore
internal import RPCNetwork

/// One connection of a `SimulatedChannel`: drives an `RPCClientConnection` over a simulated socket
/// and writes once per turn.
///
/// SAFETY: touched on the world's one thread, on `loop` only.
final class SimulatedClientConnection: SocketHandler, CallCarrier, @unchecked Sendable {
  private let channel: SimulatedChannel
  private let loop: SimulatedLoop
  private let rpc: RPCClientConnection
  private var socket: SimulatedSocket?
  private var calls: [Int32: OutboundCall] = [:]
  private var isFlushArmed = false
  private var closingReason: String?
  private var deadline: (at: Instant, timer: any ScheduledJob)?
  private var watch: (any ScheduledJob)?
  private var watchdog: Watchdog

  private static let silence = Watchdog.Silence(ping: .seconds(5), close: .seconds(10))

  var isDraining: Bool { rpc.isDraining || closingReason != nil }
  var wasEstablished: Bool { rpc.isEstablished }

  init(_ channel: SimulatedChannel, authority: String) {
    self.channel = channel
    loop = channel.loop
    rpc = RPCClientConnection(authority: authority, scheme: "http", at: loop.now)
    watchdog = Watchdog(at: loop.now)
  }

  func attach(_ socket: SimulatedSocket) { self.socket = socket }

  // MARK: - Calls

  func start(_ call: OutboundCall) {
    let id: Int32
    do {
      id = try rpc.start(
        call.method, call.request, metadata: call.outgoing.metadata, deadline: call.outgoing.deadline,
        compression: call.outgoing.compression, report: call.outgoing.report, at: loop.now)
    } catch {
      return call.mayRetry() ? channel.start(call) : call.end(error)
    }
    calls[id] = call
    call.started(self, id)
    armDeadline()
    flushSoon()
  }

  func cancel(_ id: Int32) {
    guard calls.removeValue(forKey: id) != nil else { return }
    rpc.cancel(id)
    flushSoon()
  }

  func consume(_ id: Int32, _ credit: Int) {
    guard loop.isCurrent else { return loop.execute { self.consume(id, credit) } }
    rpc.consume(id, credit)
    flushSoon()
  }

  func send(_ id: Int32, _ message: [UInt8], compressed: Bool) -> Bool {
    flushSoon()
    return rpc.send(id, message, compressed: compressed)
  }

  func finish(_ id: Int32) {
    rpc.finish(id)
    flushSoon()
  }

  func close(_ why: String) {
    guard closingReason == nil else { return }
    closingReason = why
    socket?.close()
  }

  // MARK: - Socket

  func connected() {
    beginWatch()
    flushSoon()
  }

  private func beginWatch() {
    watch = loop.schedule(after: Watchdog.period) { [weak self] in self?.check() }
  }

  func closed(_ why: String) {
    let why = closingReason ?? why
    closingReason = why
    socket = nil
    deadline?.timer.cancel()
    watch?.cancel()
    channel.gone(self, why)
    rpc.connectionLost(why)
    handleEvents()
  }

  private func check() {
    beginWatch()
    if rpc.openCalls == 0, rpc.isEstablished { watchdog.hasRead(at: loop.now) }
    switch watchdog.check(at: loop.now, isEstablished: rpc.isEstablished, Self.silence) {
    case .fine: break
    case .ping:
      rpc.ping()
      flushSoon()
    case .close(let why): close(why)
    }
  }

  func received(_ bytes: [UInt8]) {
    watchdog.hasRead(at: loop.now)
    do {
      try bytes.withUnsafeBytes { try rpc.receive($0, at: loop.now) }
    } catch {
      flush()
      return close("\(error)")
    }
    handleEvents()
    flushSoon()
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
    guard let socket, socket.isOpen else { return }
    let room = socket.roomBytes
    guard room > 0 else { return watchdog.isBlocked(at: loop.now) }
    var output: [UInt8] = []
    rpc.drain(limitBytes: room) { output.append(contentsOf: $0) }
    socket.send(output)
    handleEvents()
    if output.count >= room { flushSoon() } else if rpc.isFinished { close("the server takes no more calls") }
  }

  // MARK: - Events

  private func handleEvents() {
    for event in rpc.takeEvents() {
      switch event {
      case .message(let id, let message, let credit):
        guard let call = calls[id] else { continue }
        let given = call.received(message, credit: credit)
        if given > 0 { rpc.consume(id, given) }
        if call.isOver { cancel(id) }
      case .ended(let id, let error, let isUnprocessed):
        guard let call = calls.removeValue(forKey: id) else { continue }
        if isUnprocessed, !call.isOver, call.mayRetry() { channel.start(call) } else { call.end(error) }
      case .writable(let id): calls[id]?.requests?.hasRoom()
      case .established: channel.established(self)
      case .draining: flushSoon()
      }
    }
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
