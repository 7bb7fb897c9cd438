internal import Base

/// Who owns one end of a connection; called on its loop.
protocol SocketHandler: AnyObject {
  func connected()
  func received(_ bytes: [UInt8])
  /// The connection is gone. Last call.
  func closed(_ why: String)
}

/// One end of a simulated connection.
///
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

  init(_ network: SimulatedNetwork, _ loop: SimulatedLoop, number: Int, peer: String) {
    self.network = network
    self.loop = loop
    self.number = number
    peerName = peer
  }

  var isConnecting: Bool { if case .connecting = state { !loop.isDead } else { false } }
  var isOpen: Bool { if case .open = state { true } else { false } }

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
    network.forget(self)
    (held, peer) = ([], nil)
    handler?.closed(why)
  }

  /// This end closes: the peer hears after what was sent.
  func close() {
    guard isOpen else { return closed("closed here") }
    carry(.end)
    closed("closed here")
  }

  /// Its process is gone. What is left of it is told, and can tell nobody.
  func mute(tellsPeer: Bool) {
    if tellsPeer { resetPeer("connection reset by peer") }
    state = .closed
    network.forget(self)
    (held, peer) = ([], nil)
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
    peer.loop.schedule(after: network.delay()) { peer.closed(why) }
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
    guard bytes.count > 1, network.dice.happens(network.faults.chunking) else { return carry(.bytes(bytes)) }
    let cut = 1 + network.dice.roll(bytes.count - 1)
    carry(.bytes(Array(bytes[..<cut])))
    carry(.bytes(Array(bytes[cut...])))
  }

  private func carry(_ piece: Piece) {
    guard held.isEmpty, !network.isBlocked(loop.node.name, peerName) else { return held.append(piece) }
    guard let peer else { return }
    lastArrival = max(lastArrival, network.world.now.advanced(by: network.delay()))
    let delay = network.world.now.duration(to: lastArrival)
    peer.loop.schedule(after: delay) { self.arrive(piece, at: peer) }
  }

  private func arrive(_ piece: Piece, at peer: SimulatedSocket) {
    guard peer.isOpen, !peer.loop.isDead else {
      // The machine is back without the connection and says so.
      if peer.loop.isDead, peer.loop.node.isUp { closed("connection reset by peer") }
      return
    }
    switch piece {
    case .bytes(let bytes): peer.handler?.received(bytes)
    case .end: peer.closed("closed by the peer")
    }
  }

  /// The network is healed.
  func resend() {
    let pieces = held
    held = []
    for piece in pieces { carry(piece) }
  }
}
