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
  private var starting: Set<Role> = []
  /// How many faults keep a role down.
  private var keptDown: [Role: Int] = [:]

  /// The roles that fail, each as often as it is worth.
  private static let victims: [Role] = [
    .inventory, .inventory, .inventory, .order, .order, .payment, .payment, .refund, .transaction,
    .transaction, .gateway, .registry, .ticket,
  ]

  init(_ cluster: SimulatedCluster) throws {
    self.cluster = cluster
    let crypto = cluster.crypto
    accounts = try SeededAccounts(
      AuthConfiguration(signingKeyPEM: cluster.privateKey("auth")), crypto: crypto)
    signer = try crypto.signer(privateKeyPEM: cluster.privateKey("provider"), .rsa2)
  }

  var clients: any Loop { cluster.clients }
  var roles: [Role] { Self.victims }
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
  private func role(_ number: Int) -> Role { Self.victims[number % Self.victims.count] }

  func hurt(_ fault: SimulationFault) -> String? {
    let (first, second) = (role(fault.first), role(fault.second))
    switch fault.kind {
    case .crash:
      guard cluster.isUp(first) else { return nil }
      keptDown[first, default: 0] += 1
      cluster.crash(first)
      return "\(first) loses its power"
    case .crashAtStep:
      guard cluster.isUp(first) else { return nil }
      if fault.jump > 0 {
        cluster.crash(first, atDiskChange: 1 + fault.steps % 40)
        return "\(first) loses its power at one of its next writes"
      }
      cluster.crash(first, afterSteps: fault.steps)
      return "\(first) loses its power \(fault.steps) steps from now"
    case .partition, .oneWay:
      guard first != second else { return nil }
      cluster.partition(first, second, oneWay: fault.kind == .oneWay)
      return "\(first) is \(fault.kind == .oneWay ? "not heard by" : "cut off from") \(second)"
    case .disk:
      let isFull = fault.jump > 2_000
      cluster.breakDisk(first, isFull: isFull)
      return "the disk of \(first) \(isFull ? "is full" : "fails")"
    case .clock:
      cluster.jumpClock(first, by: .milliseconds(fault.jump))
      return "the clock of \(first) jumps by \(fault.jump) ms"
    }
  }

  func mend(_ fault: SimulationFault) async {
    switch fault.kind {
    case .crash:
      keptDown[role(fault.first), default: 1] -= 1
      await start(role(fault.first))
    case .crashAtStep: break
    case .partition, .oneWay:
      cluster.reconnect(role(fault.first), role(fault.second))
    case .disk: cluster.mendDisk(role(fault.first))
    case .clock: break
    }
  }

  func supervise() async {
    while !Task.isCancelled {
      for role in Role.startOrder where keptDown[role, default: 0] == 0 && !cluster.isUp(role) {
        await start(role)
      }
      await rest()
    }
  }

  func heal() async throws {
    cluster.heal()
    keptDown = [:]
    cluster.faults = .none
    for role in Role.startOrder { await start(role) }
  }

  /// Starts a role that is down, as a supervisor does: until it serves.
  private func start(_ role: Role) async {
    guard starting.insert(role).inserted else { return }
    defer { starting.remove(role) }
    for _ in 0..<200 where !cluster.isUp(role) {
      do {
        try await cluster.restart(role)
      } catch {
        // It may have come half way: its process ends, and the next try begins anew.
        if cluster.isUp(role) { cluster.crash(role) }
        await rest()
      }
    }
  }

  private func rest() async {
    // A cancelled rest is over.
    try? await clients.sleep(for: .milliseconds(300))
  }
}
