internal import Base
internal import Composition
internal import Foundation
internal import RPCNetwork

extension InstanceTrial {
  // MARK: - Restarts

  /// Has the supervisor restart every role in turn, and returns when all serve again.
  func restartAll(_ stage: Stage, _ cluster: TrialCluster) async throws -> [InstanceReport.Event] {
    let loop = cluster.loop
    let began = loop.now
    let before = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, stage.pid(of: $0)) })
    let longest = Locked<[Role: Duration]>([:])
    let watch = loop.spawn { await Self.watch(cluster, longest) }
    guard let supervisor = stage.supervisorPID, Foundation.kill(supervisor, SIGUSR2) == 0 else {
      throw BoxOffice.Failure(description: "the supervisor cannot be signalled")
    }
    var events: [InstanceReport.Event] = []
    let end = began.advanced(by: Limits.comeback * Role.allCases.count)
    while events.count < Role.allCases.count, loop.now < end {
      try await cluster.loop.sleep(for: Limits.look)
      for role in Role.allCases where !events.contains(where: { $0.role == role }) {
        let pid = stage.pid(of: role)
        guard let pid, pid != before[role] else { continue }
        events.append(InstanceReport.Event(role: role, at: began.duration(to: loop.now)))
        progress("\(role.rawValue) is a new process")
      }
    }
    try await settled(cluster, allBut: [], until: end)
    watch.cancel()
    await watch.finished()
    let gaps = longest.withLock { $0 }
    for index in events.indices { events[index].away = gaps[events[index].role] }
    return events
  }

  /// Notes how long each role's list was without an instance, at its longest, until cancelled.
  private static func watch(_ cluster: TrialCluster, _ longest: Locked<[Role: Duration]>) async {
    let loop = cluster.loop
    var since: [Role: Instant] = [:]
    while !Task.isCancelled {
      for role in Role.services {
        if !cluster.instances(of: role).isEmpty {
          since[role] = nil
        } else {
          let start = since[role] ?? loop.now
          since[role] = start
          let gap = start.duration(to: loop.now)
          longest.withLock { $0[role] = max($0[role] ?? .zero, gap) }
        }
      }
      // Ends early when cancelled, which the loop sees.
      try? await loop.sleep(for: Limits.look)
    }
  }

  /// Waits until every role but the ones named is listed.
  private func settled(
    _ cluster: TrialCluster, allBut out: Set<Role>, until end: Instant
  ) async throws {
    while Role.services.contains(where: { !out.contains($0) && cluster.instances(of: $0).isEmpty }) {
      guard cluster.loop.now < end else {
        throw BoxOffice.Failure(description: "not every role came back")
      }
      try await cluster.loop.sleep(for: Limits.look)
    }
  }

  // MARK: - Kills

  /// Kills one role after another, each when the one before serves again.
  func killAll(_ stage: Stage, _ cluster: TrialCluster) async throws -> [InstanceReport.Event] {
    let began = cluster.loop.now
    var events: [InstanceReport.Event] = []
    for role in Role.services {
      events.append(try await kill(role, stage, cluster, since: began))
      try await cluster.loop.sleep(for: Limits.calm)
    }
    return events
  }

  private func kill(
    _ role: Role, _ stage: Stage, _ cluster: TrialCluster, since began: Instant
  ) async throws -> InstanceReport.Event {
    let victims = cluster.instances(of: role)
    guard let pid = stage.pid(of: role), Foundation.kill(pid, SIGKILL) == 0 else {
      throw BoxOffice.Failure(description: "there is no \(role.rawValue) to kill")
    }
    let loop = cluster.loop
    let killed = loop.now
    var event = InstanceReport.Event(role: role, at: began.duration(to: killed))
    let end = killed.advanced(by: Limits.comeback)
    // Nobody ejects the registry; it is back when a process of its kind is listed again.
    while loop.now < end {
      let now = cluster.instances(of: role)
      if event.ejected == nil, now.isDisjoint(with: victims) { event.ejected = killed.duration(to: loop.now) }
      if !now.subtracting(victims).isEmpty {
        event.away = killed.duration(to: loop.now)
        break
      }
      try await cluster.loop.sleep(for: Limits.look)
    }
    progress("killed \(role.rawValue), back after \(event.away.map { "\(Int($0.milliseconds)) ms" } ?? "never")")
    return event
  }
}
