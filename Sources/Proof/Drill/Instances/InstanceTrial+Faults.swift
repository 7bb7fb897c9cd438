internal import Base
internal import Composition
internal import Foundation

extension InstanceTrial {
  // MARK: - Restarts

  /// Has the supervisor restart every role in turn, and returns when all serve again.
  func restartAll(_ stage: Stage, _ cluster: TrialCluster) async throws -> [InstanceReport.Event] {
    let began = ContinuousClock.now
    let before = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, stage.pid(of: $0)) })
    let watch = Task { await Self.gaps(cluster) }
    guard let supervisor = stage.supervisorPID, Foundation.kill(supervisor, SIGUSR2) == 0 else {
      throw BoxOffice.Failure(description: "the supervisor cannot be signalled")
    }
    var events: [InstanceReport.Event] = []
    let end = began + Limits.comeback * Role.allCases.count
    while events.count < Role.allCases.count, ContinuousClock.now < end {
      try await Task.sleep(for: Limits.look)
      for role in Role.allCases where !events.contains(where: { $0.role == role }) {
        let pid = stage.pid(of: role)
        guard let pid, pid != before[role] else { continue }
        events.append(InstanceReport.Event(role: role, at: ContinuousClock.now - began))
        progress("\(role.rawValue) is a new process")
      }
    }
    try await settled(cluster, allBut: [], until: end)
    watch.cancel()
    let gaps = await watch.value
    for index in events.indices { events[index].away = gaps[events[index].role] }
    return events
  }

  /// How long each role's list was without an instance, at its longest, until cancelled.
  private static func gaps(_ cluster: TrialCluster) async -> [Role: Duration] {
    var since: [Role: ContinuousClock.Instant] = [:]
    var longest: [Role: Duration] = [:]
    while !Task.isCancelled {
      for role in Role.services {
        if !cluster.instances(of: role).isEmpty {
          since[role] = nil
        } else {
          let start = since[role] ?? .now
          since[role] = start
          longest[role] = max(longest[role] ?? .zero, ContinuousClock.now - start)
        }
      }
      // Ends early when cancelled, which the loop sees.
      try? await Task.sleep(for: Limits.look)
    }
    return longest
  }

  /// Waits until every role but the ones named is listed.
  private func settled(
    _ cluster: TrialCluster, allBut out: Set<Role>, until end: ContinuousClock.Instant
  ) async throws {
    while Role.services.contains(where: { !out.contains($0) && cluster.instances(of: $0).isEmpty }) {
      guard ContinuousClock.now < end else {
        throw BoxOffice.Failure(description: "not every role came back")
      }
      try await Task.sleep(for: Limits.look)
    }
  }

  // MARK: - Kills

  /// Kills one role after another, each when the one before serves again.
  func killAll(_ stage: Stage, _ cluster: TrialCluster) async throws -> [InstanceReport.Event] {
    let began = ContinuousClock.now
    var events: [InstanceReport.Event] = []
    for role in Role.services {
      events.append(try await kill(role, stage, cluster, since: began))
      try await Task.sleep(for: Limits.calm)
    }
    return events
  }

  private func kill(
    _ role: Role, _ stage: Stage, _ cluster: TrialCluster, since began: ContinuousClock.Instant
  ) async throws -> InstanceReport.Event {
    let victims = cluster.instances(of: role)
    guard let pid = stage.pid(of: role), Foundation.kill(pid, SIGKILL) == 0 else {
      throw BoxOffice.Failure(description: "there is no \(role.rawValue) to kill")
    }
    let killed = ContinuousClock.now
    var event = InstanceReport.Event(role: role, at: killed - began)
    let end = killed + Limits.comeback
    // Nobody ejects the registry; it is back when a process of its kind is listed again.
    while ContinuousClock.now < end {
      let now = cluster.instances(of: role)
      if event.ejected == nil, now.isDisjoint(with: victims) { event.ejected = ContinuousClock.now - killed }
      if !now.subtracting(victims).isEmpty {
        event.away = ContinuousClock.now - killed
        break
      }
      try await Task.sleep(for: Limits.look)
    }
    progress("killed \(role.rawValue), back after \(event.away.map { "\(Int($0.milliseconds)) ms" } ?? "never")")
    return event
  }
}
