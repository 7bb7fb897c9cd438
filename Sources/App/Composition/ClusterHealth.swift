internal import Base
internal import Gateway
internal import RPCCore

/// How every role is, asked over its own health service along the way that calls take: for `/healthz`.
///
/// However many ask, every role is asked once, and not again for a second; who comes while that is
/// going on waits for it.
final class ClusterHealth: Sendable {
  enum Limits {
    /// One role's answer. The registry's part in finding it is within it.
    static let answer: Duration = .milliseconds(1500)
    /// How long an answer is given again.
    static let fresh: Duration = .seconds(1)
  }

  private struct Desk {
    var states: [String: RoleState] = [:]
    var madeAt: Instant?
    var isAsking = false
  }

  private enum Step {
    case answer([String: RoleState])
    case ask
    case wait
  }

  private let cluster: any Cluster
  private let roles: [Role]
  private let loop: any Loop
  private let desk = Locked(Desk())
  private let news = BellBoard<Bool>()

  /// - Parameter roles: who is asked: all that answer RPC when not given.
  init(_ cluster: any Cluster, roles: [Role] = Role.services, loop: any Loop) {
    self.cluster = cluster
    self.roles = roles
    self.loop = loop
  }

  /// The state of every role by its name, at most `fresh` old.
  func states() async -> [String: RoleState] {
    let bell = news.hang(true)
    defer { news.takeDown(bell, true) }
    let end = loop.now.advanced(by: Limits.answer * 2)
    while !Task.isCancelled, loop.now < end {
      switch desk.withLock({ step(&$0) }) {
      case .answer(let states): return states
      case .ask: loop.spawn { await self.ask() }
      case .wait: break
      }
      await bell.wait(upTo: max(loop.now.duration(to: end), .zero), on: loop)
    }
    return Dictionary(uniqueKeysWithValues: roles.map { ($0.rawValue, RoleState.unreachable) })
  }

  private func step(_ desk: inout Desk) -> Step {
    if let madeAt = desk.madeAt, madeAt.advanced(by: Limits.fresh) > loop.now { return .answer(desk.states) }
    if desk.isAsking { return .wait }
    desk.isAsking = true
    return .ask
  }

  private func ask() async {
    let cluster = cluster
    let roles = roles
    let states: [String: RoleState] = await withTaskGroup(of: (String, RoleState).self) { group in
      for role in roles {
        group.addTask { (role.rawValue, await Self.state(of: cluster.channel(to: role))) }
      }
      var states: [String: RoleState] = [:]
      for await (name, state) in group { states[name] = state }
      return states
    }
    desk.withLock { $0 = Desk(states: states, madeAt: loop.now, isAsking: false) }
    news.ring(true)
  }

  private static func state(of channel: any Channel) async -> RoleState {
    do throws(RPCError) {
      let answer = try await channel.unary(
        HealthService.check, HealthService.request(""), CallOptions(timeout: Limits.answer))
      return HealthService.status(in: answer) == .serving ? .serving : .notServing
    } catch {
      return .unreachable
    }
  }
}
