internal import Base
internal import Composition
internal import Logging
internal import MemoryPorts
internal import Ports

/// What a role is made of on a simulated machine.
struct SimulatedRoleWorld: RoleWorld {
  let machine: SimulatedLoop
  let network: SimulatedNetwork
  let disks: SimulatedDisks
  let logger: Logger
  var planted: Set<PlantedBug> = []

  var crypto: any Crypto { SimulatedCrypto(dice: machine) }
  var qrCodes: any QRCodeMaker { FakeQRCodeMaker() }
  var merchant: String { SimulatedCluster.merchant }

  func loop(for role: Role) -> any Loop { machine }

  func store(_ name: String, _ migrations: [String]) async throws -> any SQLStore {
    try await disks.store(name, migrations, on: machine, SimulatedWorker(machine, network, disks))
  }

  func journal(_ name: String) async throws -> any JournalStore {
    try await disks.journal(name, on: machine, SimulatedWorker(machine, network, disks))
  }

  func passwords() -> any PasswordHasher { FakePasswordHasher() }

  func http(for role: Role) -> (client: any HTTPClient, close: @Sendable () async -> Void) {
    (SimulatedHTTPClient(network: network, loop: machine), {})
  }

  func privateKey(_ name: String, _ algorithm: SignatureAlgorithm) -> String {
    SimulatedCrypto(dice: machine).key(named: name)
  }

  func keyText(_ file: String, orMake make: () throws -> String) throws -> String { try make() }

  func log(_ role: Role) -> Logger { logger }
}

/// The thread of a blocking engine: its jobs run one at a time and in order, each some virtual time
/// after it was given.
///
/// SAFETY: touched on the world's one thread only.
final class SimulatedWorker: Worker, @unchecked Sendable {
  private let machine: SimulatedLoop
  private let network: SimulatedNetwork
  private let disks: SimulatedDisks
  /// By true time.
  private var freeAt = Instant(nanoseconds: 0)
  /// Jobs that have not run, in order; each has a timer.
  private var waiting: [@Sendable () -> Void] = []

  init(_ machine: SimulatedLoop, _ network: SimulatedNetwork, _ disks: SimulatedDisks) {
    self.machine = machine
    self.network = network
    self.disks = disks
    network.world.atEnd { self.finish() }
  }

  func submit(_ job: @escaping @Sendable () -> Void) {
    let faults = network.faults
    let isSlow = network.dice.happens(faults.slowWork)
    if isSlow { network.note("slow disk") }
    let time = network.dice.duration(isSlow ? faults.slowWorkTime : faults.workTime)
    let world = network.world
    freeAt = max(freeAt, world.now).advanced(by: time)
    waiting.append(job)
    machine.wait(world.now.duration(to: freeAt)) { [self] in
      guard !waiting.isEmpty else { return }
      let delay = disks.run(waiting.removeFirst(), on: machine)
      if delay > .zero { freeAt = max(freeAt, world.now).advanced(by: delay) }
    }
  }

  /// The world ends: whoever waits for a job hears how it went, without letting time pass.
  private func finish() {
    while !waiting.isEmpty { _ = disks.run(waiting.removeFirst(), on: machine) }
  }
}
