package import Composition

/// What can be done to machines; they are named like their role, or `sandbox`.
extension SimulatedCluster {
  package func isUp(_ role: Role) -> Bool { isUp(role.rawValue) }
  package func isUp(_ name: String) -> Bool { node(name).isUp }

  package func crash(_ role: Role) { crash(role.rawValue) }

  /// The process of a machine ends here and now: nothing that it still does reaches anybody.
  package func crash(_ name: String, _ how: ProcessEnd = .powerCut) { end(node(name), how) }

  package func crash(_ role: Role, afterSteps steps: Int) { crash(role.rawValue, afterSteps: steps) }

  /// The same after so many more steps of the world: between any two awaits.
  package func crash(_ name: String, _ how: ProcessEnd = .powerCut, afterSteps steps: Int) {
    world.afterSteps(steps) { [self] in crash(name, how) }
  }

  package func crash(_ role: Role, atDiskChange changes: Int) { crash(role.rawValue, atDiskChange: changes) }

  /// The machine loses its power in the middle of a later change of its files.
  package func crash(_ name: String, atDiskChange changes: Int) { disks.powerCut(name, atChange: changes) }

  /// The machine loses its power right after one of its next syncs: between something durable and
  /// whatever was to follow.
  package func crash(_ name: String, afterSync syncs: Int) { disks.powerCut(name, afterSync: syncs) }

  /// The disk of a machine fails nearly always, or has no space left, until `mendDisk`.
  package func breakDisk(_ name: String, isFull: Bool = false) {
    network.note(isFull ? "disk full" : "disk broken")
    disks.breakDisk(name, isFull: isFull)
  }

  package func mendDisk(_ name: String) { disks.mend(name) }

  /// The wall clock of a machine is set forward or back.
  package func jumpClock(_ name: String, by jump: Duration) {
    network.note("clock jump")
    node(name).clock.offset += jump
  }

  package func partition(_ a: Role, _ b: Role, oneWay: Bool = false) {
    partition(a.rawValue, b.rawValue, oneWay: oneWay)
  }

  /// Nothing travels from `a` to `b` any more, nor back unless it is one way. Buyers are `clients`.
  package func partition(_ a: String, _ b: String, oneWay: Bool = false) {
    network.note("partition")
    world.note("partition \(a) \(b)")
    network.block(a, b)
    if !oneWay { network.block(b, a) }
  }

  /// Everything travels between the two again.
  package func reconnect(_ a: String, _ b: String) { network.unblock(a, b) }

  /// The network is whole again, every disk works, no proxy keeps anything, and no planned power cut comes any more.
  package func heal() {
    network.heal()
    network.proxies.endAll()
    disks.keepPower()
    for role in Role.allCases { mendDisk(role.rawValue) }
    mendDisk(Self.provider)
  }
}
