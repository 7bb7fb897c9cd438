internal import AuthService
internal import Base
internal import Composition
internal import Gateway
internal import Ports

/// The simulated cluster as a stage: what workload, faults and oracles do to it.
///
/// SAFETY: touched on the world's one thread only.
final class SimulationTheatre: SimulationStage, @unchecked Sendable {
  let cluster: SimulatedCluster
  private let accounts: SeededAccounts
  private let signer: any Signer
  private var starting: Set<String> = []
  /// How many faults keep a machine down.
  private var keptDown: [String: Int] = [:]

  /// The machines that fail, each as often as it is worth.
  private static let victims = [
    "inventory", "inventory", "inventory", "order", "order", "payment", "payment", "refund", "transaction",
    "transaction", "gateway", "registry", "ticket", "auth", "user", "sandbox",
  ]
  /// Who calls whom, each as often as it is worth.
  private static let lines = [
    ("order", "inventory"), ("order", "inventory"), ("payment", "inventory"), ("payment", "inventory"),
    ("payment", "order"), ("payment", "transaction"), ("payment", "refund"), ("payment", "sandbox"),
    ("refund", "inventory"), ("refund", "order"), ("refund", "payment"), ("refund", "transaction"),
    ("transaction", "inventory"), ("transaction", "order"), ("transaction", "payment"), ("transaction", "refund"),
    ("gateway", "inventory"), ("gateway", "order"), ("gateway", "payment"), ("gateway", "auth"),
    ("gateway", "user"), ("gateway", "ticket"), ("ticket", "inventory"), ("sandbox", "gateway"), ("auth", "user"),
    ("user", "auth"),
  ]
  /// Who has a proxy before whom: what goes wrong when it comes late. Not the registry and not
  /// refresh tokens, whose repeats are an attack.
  private static let proxied = [
    ("payment", "inventory"), ("payment", "inventory"), ("payment", "inventory"), ("refund", "inventory"),
    ("payment", "order"), ("refund", "order"), ("refund", "payment"), ("payment", "refund"),
    ("payment", "transaction"), ("refund", "transaction"), ("transaction", "inventory"),
    ("transaction", "order"), ("transaction", "payment"), ("order", "inventory"), ("gateway", "inventory"),
    ("gateway", "payment"), ("gateway", "refund"),
  ]
  /// In the order in which a supervisor starts them.
  private static let machines = [SimulatedCluster.provider] + Role.startOrder.map(\.rawValue)

  init(_ cluster: SimulatedCluster) throws {
    self.cluster = cluster
    let crypto = cluster.crypto
    accounts = try SeededAccounts(
      AuthConfiguration(signingKeyPEM: cluster.privateKey("auth")), crypto: crypto)
    signer = try crypto.signer(privateKeyPEM: cluster.privateKey("provider"), .rsa2)
  }

  var clients: any Loop { cluster.clients }
  var merchant: String { SimulatedCluster.merchant }

  func request(_ request: HTTPRequest, from client: Int) async -> HTTPResponse? {
    await cluster.request(request, from: client)
  }

  func provider(_ request: HTTPRequest) async -> HTTPResponse? { await cluster.provider(request) }

  func token(of buyer: Int, roles: [String]) throws -> String {
    let user = SimulationUsers.identifier(buyer)
    // A minute old: clocks are wrong by seconds.
    let made = clients.wallNow.advanced(by: .seconds(-60))
    return try accounts.token(
      of: user, roles: roles, id: Identifier(hi: user.hi, lo: clients.next()), at: made)
  }

  func providerSignature(of text: [UInt8]) throws -> [UInt8] { try signer.sign(text) }

  func rows(_ store: String, _ sql: String) throws -> [SQLRow] { try cluster.rows(store, sql) }
}

// MARK: - Breaking and mending

extension SimulationTheatre {
  private func machine(_ number: Int) -> String { Self.victims[number % Self.victims.count] }

  /// Two machines: mostly such as have something to say to each other, either way round.
  private func line(_ fault: SimulationFault) -> (String, String) {
    guard fault.second % 7 > 0 else { return (machine(fault.first), "registry") }
    let line = Self.lines[fault.first % Self.lines.count]
    return fault.second % 2 == 0 ? line : (line.1, line.0)
  }

  func hurt(_ fault: SimulationFault) async -> String? {
    let name = machine(fault.first)
    switch fault.kind {
    case .crash, .kill:
      guard cluster.isUp(name) else { return nil }
      keptDown[name, default: 0] += 1
      cluster.crash(name, fault.kind == .kill ? .killed : .powerCut)
      return fault.kind == .kill ? "\(name) is killed" : "\(name) loses its power"
    case .stop:
      guard cluster.isUp(name) else { return nil }
      keptDown[name, default: 0] += 1
      await cluster.stop(name)
      return "\(name) was stopped"
    case .crashAtStep: return hurtLater(name, fault)
    case .partition, .oneWay:
      let (first, second) = line(fault)
      guard first != second else { return nil }
      cluster.partition(first, second, oneWay: fault.kind == .oneWay)
      return fault.kind == .oneWay ? "\(first) is not heard by \(second)" : "\(first) is cut off from \(second)"
    case .disk:
      let isFull = fault.jump > 2_000
      cluster.breakDisk(name, isFull: isFull)
      return "the disk of \(name) \(isFull ? "is full" : "fails")"
    case .clock:
      cluster.jumpClock(name, by: .milliseconds(fault.jump))
      return "the clock of \(name) jumps by \(fault.jump) ms"
    case .proxy:
      let (from, to) = Self.proxied[fault.first % Self.proxied.count]
      let copies = fault.second % 3 == 0
      cluster.beginProxy(from, to, copies: copies)
      return copies
        ? "a proxy copies what \(from) asks of \(to)" : "a proxy keeps what \(from) asks of \(to)"
    }
  }

  /// A machine fails between two awaits, in the middle of a write or right after one.
  private func hurtLater(_ name: String, _ fault: SimulationFault) -> String? {
    guard cluster.isUp(name) else { return nil }
    if fault.jump > 1_000 {
      cluster.crash(name, afterSync: 1 + fault.steps % 8)
      return "\(name) loses its power after one of its next syncs"
    }
    if fault.jump > -1_000 {
      cluster.crash(name, atDiskChange: 1 + fault.steps % 40)
      return "\(name) loses its power at one of its next writes"
    }
    let isKilled = fault.second % 2 == 0
    cluster.crash(name, isKilled ? .killed : .powerCut, afterSteps: fault.steps)
    return "\(name) \(isKilled ? "is killed" : "loses its power") \(fault.steps) steps from now"
  }

  func mend(_ fault: SimulationFault) async {
    let name = machine(fault.first)
    switch fault.kind {
    case .crash, .kill, .stop:
      keptDown[name, default: 1] -= 1
      await start(name)
    case .crashAtStep: break
    case .partition, .oneWay:
      let (first, second) = line(fault)
      cluster.reconnect(first, second)
    case .disk: cluster.mendDisk(name)
    case .clock: break
    case .proxy:
      let (from, to) = Self.proxied[fault.first % Self.proxied.count]
      cluster.endProxy(from, to)
    }
  }

  func supervise() async {
    while !Task.isCancelled {
      for name in Self.machines where keptDown[name, default: 0] <= 0 && !cluster.isUp(name) { await start(name) }
      await rest()
    }
  }

  func heal() async throws {
    cluster.heal()
    keptDown = [:]
    cluster.faults = .none
    for name in Self.machines { await start(name) }
  }

  /// Starts a machine that is down, as a supervisor does: until it serves.
  private func start(_ name: String) async {
    guard starting.insert(name).inserted else { return }
    defer { starting.remove(name) }
    for _ in 0..<200 where !cluster.isUp(name) {
      do {
        try await cluster.restart(name)
      } catch {
        // It may have come half way: its process ends, and the next try begins anew.
        if cluster.isUp(name) { cluster.crash(name) }
        await rest()
      }
    }
  }

  private func rest() async {
    // A cancelled rest is over.
    try? await clients.sleep(for: .milliseconds(300))
  }
}
