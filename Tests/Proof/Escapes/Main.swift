internal import Base
internal import Composition
internal import Foundation
internal import Messages
internal import RPCCore
internal import Simulator

/// A simulated world with one service that leaves it, in the way that is named on the command line:
/// `EscapesTests` shows that each is caught. Prints the digest of the trace.
@main
struct Main {
  static func main() async {
    guard let escape = CommandLine.arguments.dropFirst().first.flatMap(Escapee.Way.init(rawValue:)) else {
      print("one of \(Escapee.Way.allCases.map(\.rawValue))")
      exit(2)
    }
    do {
      let digest = try SimulatedWorld.run(seed: 7) { world in
        let cluster = SimulatedCluster(world: world)
        try await cluster.restart(.registry)
        let escapee = Escapee(
          loop: world.makeNode("escapee").boot(),
          registry: RegistryV1.RegistryServiceClient(cluster.staffEntrance.channel(to: .registry)))
        try await escapee.serve(escape)
        return cluster.digest
      }
      print("digest \(String(digest, radix: 16))")
      exit(0)
    } catch {
      print("caught: \(error)")
      exit(1)
    }
  }
}

/// A service as those of the house, but for one line.
actor Escapee {
  enum Way: String, CaseIterable {
    case task, detached, sleep, date, clock, random, order
    case stays = "none"
    case awaitedTask = "awaited-task"
  }

  nonisolated let loop: SimulatedLoop
  private let registry: RegistryV1.RegistryServiceClient
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(loop: SimulatedLoop, registry: RegistryV1.RegistryServiceClient) {
    self.loop = loop
    self.registry = registry
  }

  func serve(_ way: Way) async throws {
    try await ask("default")
    switch way {
    case .stays: break
    case .task: Self.leave()
    case .detached: Task.detached { Escapee.idle() }
    case .awaitedTask: await Self.leaveAndWait()
    case .sleep: try await Task.sleep(for: .milliseconds(1))
    case .date: try await ask("\(Date().timeIntervalSince1970)")
    case .clock: try await ask("\(ContinuousClock.now)")
    case .random: try await ask("\(UInt64.random(in: 0...UInt64.max))")
    case .order: for word in Set((0..<16).map { "word-\($0)" }) { try await ask(word) }
    }
    try await loop.sleep(for: .seconds(1))
  }

  private func ask(_ namespace: String) async throws {
    _ = try await registry.listServices(RegistryV1.ListServicesRequest(namespace: namespace))
  }

  private static func leave() { Task { idle() } }
  private static func leaveAndWait() async { await Task.detached { Escapee.idle() }.value }
  private static func idle() {}
}
