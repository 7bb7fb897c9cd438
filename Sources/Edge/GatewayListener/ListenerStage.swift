internal import Base
internal import Gateway
internal import Logging
internal import NIOCore
internal import RPCNetwork
internal import Synchronization
internal import Telemetry

/// What all connections of one listener share.
final class ListenerStage: Sendable {
  let responder: any HTTPResponder
  let limits: HTTPListenerLimits
  let isSecure: Bool
  let log: Logger
  let register = ConnectionRegister()

  init(responder: any HTTPResponder, limits: HTTPListenerLimits, isSecure: Bool, log: Logger) {
    self.responder = responder
    self.limits = limits
    self.isSecure = isSecure
    self.log = log
  }

  var check: RequestCheck { RequestCheck(limits: limits, isSecure: isSecure) }

  /// The answer to a request that never reaches the responder; logged once, under the id it tells.
  func refuse(_ refusal: ListenerRefusal, from address: String, on loop: NIOLoop) -> HTTPResponse {
    let requestID = Identifier(at: loop.wallNow, shard: Shard(gene: 0), dice: loop).description
    log.debug(
      "request refused by the listener",
      metadata: [
        LogKey.request: "\(requestID)", LogKey.address: "\(address)", LogKey.reason: "\(refusal.reason)",
        LogKey.status: "\(refusal.status)",
      ])
    return refusal.response(requestID: requestID)
  }

  /// A connection ended by a fault of its own: common at the edge, and nobody's business but a
  /// curious operator's.
  func connectionFailed(_ error: any Error, from address: String) {
    log.debug("connection failed", metadata: [LogKey.address: "\(address)", LogKey.error: "\(error)"])
  }
}

/// The connections and running responders of a listener; touched from every loop.
final class ConnectionRegister: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var isDraining = false
  }
  private let state = Locked(State())
  private let running = Atomic<Int>(0)
  private let isWatched = Atomic<Bool>(false)
  private let bell = Bell()

  /// Adds a connection until it closes. False when there are `limit` already, or none are taken any
  /// more.
  func join(_ channel: any Channel, limit: Int) -> Bool {
    let isIn = state.withLock { state in
      guard !state.isDraining, state.channels.count < limit else { return false }
      state.channels[ObjectIdentifier(channel)] = channel
      return true
    }
    guard isIn else { return false }
    channel.closeFuture.whenComplete { _ in
      self.state.withLock { $0.channels[ObjectIdentifier(channel)] = nil }
      self.ring()
    }
    return true
  }

  func responderStarted() { running.add(1, ordering: .relaxed) }

  func responderEnded() {
    running.subtract(1, ordering: .releasing)
    ring()
  }

  private func ring() {
    if isWatched.load(ordering: .relaxed) { bell.ring() }
  }

  var connectionCount: Int { state.withLock { $0.channels.count } }

  /// From now on no connection joins; returns those that are here.
  func drain() -> [any Channel] {
    isWatched.store(true, ordering: .sequentiallyConsistent)
    return state.withLock { state in
      state.isDraining = true
      return Array(state.channels.values)
    }
  }

  /// Returns when nothing is left, or after `limit`.
  func emptied(within limit: Duration, on loop: any Loop) async {
    let end = loop.now.advanced(by: limit)
    while connectionCount > 0 || running.load(ordering: .acquiring) > 0, loop.now < end {
      await bell.wait(upTo: min(loop.now.duration(to: end), .milliseconds(50)), on: loop)
    }
  }
}

/// Sent through a connection's pipeline: finish what runs, take nothing new, close.
struct DrainConnection: Sendable {
  /// How long a kept connection may wait for one more request.
  let idleGrace: Duration
}

/// What one connection knows about itself.
struct ConnectionPlace {
  let stage: ListenerStage
  let loop: NIOLoop
  let remoteAddress: String

  init(_ stage: ListenerStage, _ loop: NIOLoop, _ channel: any Channel) {
    self.stage = stage
    self.loop = loop
    let address = channel.remoteAddress?.ipAddress ?? "unknown"
    // An IPv4 peer of an IPv6 socket.
    remoteAddress = address.hasPrefix("::ffff:") && address.contains(".") ? String(address.dropFirst(7)) : address
  }
}
