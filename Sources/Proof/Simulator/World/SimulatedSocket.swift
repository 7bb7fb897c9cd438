internal import Base

/// Who owns one end of a connection; called on its loop.
protocol SocketHandler: AnyObject {
  func connected()
  func received(_ bytes: [UInt8])
  /// There is room in the send buffer again.
  func writable()
  /// The connection is gone. Last call.
  func closed(_ why: String)
}

/// One end of a simulated connection.
///
/// ```
///  send ─► buffer of the kernel (bounded) ─► line ─► peer: received
///            └ outlives `close` and the process: what was sent arrives, unless the power is cut
/// ```
/// SAFETY: touched on the world's one thread only.
final class SimulatedSocket: @unchecked Sendable {
  private enum State {
    /// Can become: open, closed.
    case connecting
    /// Can become: closed.
    case open
    case closed
  }

  private enum Piece {
    case bytes([UInt8])
    case end
  }

  let loop: SimulatedLoop
  let number: Int
  /// The machine at the other end.
  let peerName: String
  weak var handler: (any SocketHandler)?
  private let network: SimulatedNetwork
  private var state = State.connecting
  private var peer: SimulatedSocket?
  /// When the last piece sent arrives: pieces stay in order.
  private var lastArrival = Instant(nanoseconds: 0)
  /// What waits for the network to be healed.
  private var held: [Piece] = []
  /// Sent, and not at the peer yet.
  private var bufferedBytes = 0
  private var wasFull = false

  init(_ network: SimulatedNetwork, _ loop: SimulatedLoop, number: Int, peer: String) {
    self.network = network
    self.loop = loop
    self.number = number
    peerName = peer
  }

  var isConnecting: Bool { if case .connecting = state { !loop.isDead } else { false } }
  var isOpen: Bool { if case .open = state { true } else { false } }
  /// How much can be sent now; zero when the buffer is full: `writable` tells when it is not any more.
  var roomBytes: Int { max(0, network.faults.sendBufferBytes - bufferedBytes) }

  // MARK: - Life

  func join(_ other: SimulatedSocket) {
    peer = other
    other.peer = self
    state = .open
  }

  func opened() {
    guard isConnecting else { return }
    state = .open
    handler?.connected()
  }

  func gaveUpConnecting() {
    if isConnecting { closed("no answer to the connection") }
  }

  /// The other end, the network or a fault has ended it.
  func closed(_ why: String) {
    if case .closed = state { return }
    state = .closed
    forget()
    handler?.closed(why)
  }

  /// This end closes: the peer hears after what was sent.
  func close() {
    guard isOpen else { return closed("closed here") }
    finish()
    handler?.closed("closed here")
  }

  /// Nothing more is sent from here. What was sent still goes its way.
  private func finish() {
    carry(.end)
    state = .closed
    if held.isEmpty { forget() }
  }

  private func forget() {
    network.forget(self)
    (held, peer) = ([], nil)
  }

  /// How a process ends.
  enum Death {
    /// Its machine goes on and closes what it had open.
    case killed
    /// The machine is off; the peer hears a reset when it is soon on again.
    case powerCut(tellsPeer: Bool)
  }

  /// Its process is gone. What is left of it is told, and can tell nobody.
  func mute(_ death: Death) {
    switch death {
    case .killed where isOpen: finish()
    case .powerCut(tellsPeer: true): resetPeer("connection reset by peer")
    case .killed, .powerCut: break
    }
    let isLingering = if case .killed = death { !held.isEmpty } else { false }
    state = .closed
    if !isLingering { forget() }
    guard let handler else { return }
    let lasting = Lasting(handler: handler)
    loop.execute { lasting.handler.closed("the process has ended") }
  }

  /// SAFETY: handlers live on the world's one thread.
  private struct Lasting: @unchecked Sendable {
    let handler: any SocketHandler
  }

  private func resetPeer(_ why: String) {
    guard let peer, !network.isBlocked(loop.node.name, peerName) else { return }
    peer.loop.wait(network.delay()) { peer.closed(why) }
  }

  // MARK: - Bytes

  /// Sends bytes; nothing happens when the connection is gone.
  func send(_ bytes: [UInt8]) {
    guard isOpen, !loop.isDead, !bytes.isEmpty else { return }
    network.world.note(bytes)
    if network.dice.happens(network.faults.cuts) {
      network.note("connection cut")
      resetPeer("connection reset by the network")
      return loop.execute { self.closed("connection reset by the network") }
    }
    if network.dice.happens(network.faults.clogs) {
      network.note("clog")
      let end = network.world.now.advanced(by: network.dice.duration(network.faults.clogTime))
      lastArrival = max(lastArrival, end)
    }
    bufferedBytes += bytes.count
    wasFull = wasFull || roomBytes == 0
    guard bytes.count > 1, network.dice.happens(network.faults.chunking) else { return carry(.bytes(bytes)) }
    let cut = 1 + network.dice.roll(bytes.count - 1)
    carry(.bytes(Array(bytes[..<cut])))
    carry(.bytes(Array(bytes[cut...])))
  }

  private func carry(_ piece: Piece) {
    guard held.isEmpty, !network.isBlocked(loop.node.name, peerName) else { return held.append(piece) }
    guard let peer else { return }
    lastArrival = max(lastArrival, network.world.now.advanced(by: network.delay()))
    peer.loop.wait(network.world.now.duration(to: lastArrival)) { self.arrive(piece, at: peer) }
  }

  private func arrive(_ piece: Piece, at peer: SimulatedSocket) {
    guard peer.isOpen, !peer.loop.isDead else {
      // The machine is back without the connection and says so.
      if peer.loop.isDead, peer.loop.node.isUp { closed("connection reset by peer") }
      return
    }
    switch piece {
    case .bytes(let bytes):
      peer.handler?.received(bytes)
      acknowledged(bytes.count)
    case .end: peer.closed("closed by the peer")
    }
  }

  /// So much has left the send buffer.
  private func acknowledged(_ count: Int) {
    bufferedBytes -= count
    guard wasFull, isOpen, !loop.isDead, 2 * bufferedBytes < network.faults.sendBufferBytes else { return }
    wasFull = false
    network.note("back-pressure")
    loop.execute { self.handler?.writable() }
  }

  /// The network is healed.
  func resend() {
    let pieces = held
    held = []
    for piece in pieces { carry(piece) }
    if case .closed = state, held.isEmpty { forget() }
  }
}
