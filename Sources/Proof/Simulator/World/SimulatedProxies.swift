internal import Base
internal import RPCCore

/// Proxies between machines, as meshes and balancers have them, that do not know when to stop: what
/// one machine asks of the other is handed over when its caller has long given up.
///
/// ```
///  caller ─unary─► proxy ─┬ keeps: nobody answers, the caller's deadline passes
///                         └ copies: goes its way, and a copy stays here
///                  release ─► peer: all of it, in another order, some of it twice; answers go nowhere
/// ```
/// A request outlives its connection here, its caller's deadline and its caller's process. A proxy
/// counts `grpc-timeout` from when it hands a request over, for the header is relative.
///
/// SAFETY: touched on the world's one thread only.
final class SimulatedProxies: @unchecked Sendable {
  enum Manner: Sendable {
    case keeps
    case copies
  }

  private struct Request: Sendable {
    let method: MethodDescriptor
    let message: [UInt8]
    let metadata: Metadata
  }

  private let network: SimulatedNetwork
  private var dice: WorldDice
  private var manners: [SimulatedNetwork.Way: Manner] = [:]
  /// What is to be handed over, in order; at most `limit` of one way.
  private var kept: [SimulatedNetwork.Way: [Request]] = [:]
  private var ports: [SimulatedNetwork.Way: Int] = [:]

  private static let limit = 64
  /// How long a proxy waits for an answer that nobody wants.
  private static let patience: Duration = .seconds(3)
  /// What was kept arrives within this time.
  private static let spread: ClosedRange<Duration> = .zero...Duration.seconds(2)

  init(_ network: SimulatedNetwork) {
    self.network = network
    dice = WorldDice(seed: network.world.seed, stream: 3)
  }

  /// From now on a proxy is between two machines.
  func begin(_ way: SimulatedNetwork.Way, _ manner: Manner) { manners[way] = manner }

  /// A request is about to leave. Whether it goes no further.
  func takes(
    _ method: MethodDescriptor, _ message: [UInt8], _ outgoing: OutgoingCall, _ way: SimulatedNetwork.Way, port: Int
  ) -> Bool {
    guard !manners.isEmpty, let manner = manners[way] else { return false }
    guard kept[way, default: []].count < Self.limit else { return false }
    var metadata = outgoing.metadata
    // How often it was tried is not for callers to say.
    metadata[MetadataKey.previousAttempts] = nil
    kept[way, default: []].append(Request(method: method, message: message, metadata: metadata))
    ports[way] = port
    network.note(manner == .keeps ? "request kept" : "request copied")
    return manner == .keeps
  }

  /// The proxy between two machines goes, and hands over what it has.
  func end(_ way: SimulatedNetwork.Way) {
    manners[way] = nil
    let requests = kept.removeValue(forKey: way) ?? []
    guard let port = ports.removeValue(forKey: way), let loop = network.world.main.loop else { return }
    let channel = SimulatedChannel(network, from: loop, as: way.from, to: way.to, port)
    var left = requests
    while !left.isEmpty {
      let request = left.remove(at: dice.roll(left.count))
      for _ in 0..<(dice.roll(4) == 0 ? 2 : 1) {
        let delay = dice.duration(Self.spread)
        loop.spawn { await Self.handOver(request, channel, after: delay, on: loop) }
      }
    }
    loop.wait(Self.spread.upperBound + Self.patience * 2) { channel.close() }
  }

  func endAll() {
    let ways = Set(manners.keys).union(kept.keys)
    for way in ways.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) { end(way) }
  }

  private static func handOver(
    _ request: Request, _ channel: SimulatedChannel, after delay: Duration, on loop: SimulatedLoop
  ) async {
    // A cancelled sleep is the end of the world.
    try? await loop.sleep(for: delay)
    // Nobody waits for the answer, whatever it is.
    _ = try? await channel.unary(
      request.method, request.message, CallOptions(metadata: request.metadata, timeout: patience))
  }
}

/// What can be put between machines; they are named like their role.
extension SimulatedCluster {
  /// From now on a proxy keeps what `a` asks of `b`, or copies of it, until `endProxy`.
  package func beginProxy(_ a: String, _ b: String, copies: Bool) {
    network.note("proxy")
    world.note("proxy \(a) \(b)")
    network.proxies.begin(SimulatedNetwork.Way(from: a, to: b), copies ? .copies : .keeps)
  }

  /// The proxy goes; whatever it has kept is handed over within seconds, to whoever is there then.
  package func endProxy(_ a: String, _ b: String) {
    world.note("no proxy \(a) \(b)")
    network.proxies.end(SimulatedNetwork.Way(from: a, to: b))
  }
}
