import Base
import Testing

@testable import Membership

let start = Moment(instant: Instant(nanoseconds: 0), wall: WallTime(milliseconds: 1_800_000_000_000))
let orders = ServiceName(namespace: "", service: "order")

func announce(
  _ id: String = "a", service: String = "order", host: String = "127.0.0.1", port: UInt32 = 9000,
  weight: UInt32 = 100, metadata: [String: String] = [:]
) throws(MembershipRefusal) -> Announcement {
  try Announcement(
    id: id, name: ServiceName(namespace: "", service: service), group: "", cluster: "", host: host,
    port: port, weight: weight, metadata: metadata)
}

func after(_ milliseconds: Int64) -> Moment { start.advanced(by: .milliseconds(milliseconds)) }

@Suite struct RosterTests {
  private func roster(_ ids: [String] = ["a"]) throws -> Roster {
    var roster = Roster(at: start)
    for id in ids { _ = try roster.register(announce(id), ttl: .seconds(3), lease: "lease-\(id)", at: start) }
    return roster
  }

  @Test func `registering opens a lease, and again replaces it with a higher epoch`() throws {
    var roster = Roster(at: start)
    let first = try roster.register(announce(), ttl: .zero, lease: "l1", at: start)
    #expect(first.instance.epoch == 1 && first.instance.lease.ttl == .seconds(3))
    #expect(first.effects == [.save(first.instance), .changed(orders)])
    let second = try roster.register(announce(port: 9001), ttl: .zero, lease: "l2", at: start)
    #expect(second.instance.epoch == 2 && roster.count == 1 && roster.list(orders)[0].announcement.port == 9001)
    #expect(throws: MembershipRefusal.leaseLost("a")) { try roster.heartbeat("a", lease: "l1", at: start) }
    #expect(try roster.heartbeat("a", lease: "l2", at: start).epoch == 2)
  }

  @Test func `epochs rise over an instance's death`() throws {
    var roster = try roster()
    _ = roster.deregister("a", lease: "lease-a")
    #expect(try roster.register(announce(), ttl: .zero, lease: "l", at: start).instance.epoch == 2)
  }

  @Test func `an id that moves to another service leaves the first`() throws {
    var roster = try roster()
    let moved = try roster.register(announce(service: "payment"), ttl: .zero, lease: "l", at: start)
    #expect(roster.list(orders) == [] && moved.effects.contains(.changed(orders)))
    #expect(roster.list(ServiceName(namespace: "default", service: "payment")).count == 1)
    #expect(!moved.effects.contains(.forget(id: "a", lease: "lease-a")))
  }

  @Test func `a lease ends at its time to the nanosecond, unless renewed`() throws {
    var roster = try roster(["a", "b"])
    _ = try roster.heartbeat("b", lease: "lease-b", at: after(2_000))
    #expect(roster.expire(at: after(3_000).instant.advanced(by: .nanoseconds(-1))) == [])
    #expect(roster.nextExpiry == after(3_000).instant)
    #expect(roster.expire(at: after(3_000).instant) == [.forget(id: "a", lease: "lease-a"), .changed(orders)])
    #expect(roster.list(orders).map(\.id) == ["b"])
    #expect(throws: MembershipRefusal.leaseLost("a")) { try roster.heartbeat("a", lease: "lease-a", at: after(3_000)) }
  }

  @Test func `a heartbeat after the end is too late even when nobody has looked yet`() throws {
    var roster = try roster()
    #expect(throws: MembershipRefusal.leaseLost("a")) { try roster.heartbeat("a", lease: "lease-a", at: after(3_000)) }
  }

  @Test func `an attached stream that ends takes the instance with it at once`() throws {
    var roster = try roster()
    let attached = try roster.attach("a", lease: "lease-a", at: start)
    #expect(attached.effects == [.changed(orders)])
    #expect(roster.detach("a", lease: "lease-a", attachment: attached.attachment).last == .changed(orders))
    #expect(roster.list(orders) == [])
  }

  @Test func `the end of an older stream or of an older lease changes nothing`() throws {
    var roster = try roster()
    let old = try roster.attach("a", lease: "lease-a", at: start).attachment
    let new = try roster.attach("a", lease: "lease-a", at: start).attachment
    #expect(roster.detach("a", lease: "lease-a", attachment: old) == [])
    _ = try roster.register(announce(), ttl: .zero, lease: "l2", at: start)
    #expect(roster.detach("a", lease: "lease-a", attachment: new) == [])
    #expect(roster.deregister("a", lease: "lease-a") == [])
    #expect(roster.count == 1)
  }

  @Test func `a loosened stream leaves the lease to decide`() throws {
    var roster = try roster()
    let attachment = try roster.attach("a", lease: "lease-a", at: start).attachment
    roster.loosen("a", lease: "lease-a", attachment: attachment)
    #expect(roster.detach("a", lease: "lease-a", attachment: attachment) == [])
    #expect(roster.count == 1)
    #expect(!roster.expire(at: after(3_000).instant).isEmpty)
  }

  @Test func `its own restart empties no list: stored leases get one more time to live`() throws {
    let old = try roster(["a", "b"])
    let restart = after(3_600_000)
    var new = Roster(stored: old.list(orders), lastEpoch: 9, at: restart)
    #expect(new.list(orders).map(\.id) == ["a", "b"])
    #expect(new.revision(of: orders) > old.revision(of: orders))
    #expect(new.expire(at: restart.advanced(by: .milliseconds(2_999)).instant) == [])
    _ = try new.heartbeat("a", lease: "lease-a", at: restart)
    #expect(try new.register(announce("c"), ttl: .zero, lease: "l", at: restart).instance.epoch == 10)
    _ = try new.heartbeat("a", lease: "lease-a", at: restart.advanced(by: .milliseconds(1_000)))
    _ = new.expire(at: restart.advanced(by: .milliseconds(3_000)).instant)
    #expect(new.list(orders).map(\.id) == ["a"])
  }

  @Test func `drain takes out of rotation, resume puts back, a weight of zero gets no calls`() throws {
    var roster = try roster()
    #expect(try roster.drain("a", resume: false).effects.count == 2)
    #expect(roster["a"]?.takesCalls == false)
    #expect(try roster.drain("a", resume: false).effects == [], "twice is once")
    #expect(try roster.drain("a", resume: true).instance.takesCalls)
    #expect(try !roster.setWeight("a", to: 0).instance.takesCalls)
    #expect(throws: MembershipRefusal.invalid("a weight lies between 0 and 10000")) {
      try roster.setWeight("a", to: 10_001)
    }
    #expect(throws: MembershipRefusal.instanceNotFound("z")) { try roster.setWeight("z", to: 1) }
  }

  @Test func `evict ends the lease`() throws {
    var roster = try roster()
    #expect(try roster.evict("a") == [.forget(id: "a", lease: "lease-a"), .changed(orders)])
    #expect(throws: MembershipRefusal.instanceNotFound("a")) { try roster.evict("a") }
    #expect(throws: MembershipRefusal.leaseLost("a")) { try roster.heartbeat("a", lease: "lease-a", at: start) }
  }

  @Test func `revisions rise with every visible change and only then`() throws {
    var roster = try roster()
    let first = roster.revision(of: orders)
    _ = try roster.heartbeat("a", lease: "lease-a", at: start)
    #expect(roster.revision(of: orders) == first)
    _ = try roster.drain("a", resume: false)
    #expect(roster.revision(of: orders) > first)
    #expect(roster.revision(of: ServiceName(namespace: "", service: "none")) == 0)
  }

  @Test func `a full registry refuses new ids and takes old ones`() throws {
    var roster = Roster(at: start)
    for number in 0..<MembershipLimits.instances {
      _ = try roster.register(announce("i\(number)"), ttl: .zero, lease: "l", at: start)
    }
    #expect(throws: MembershipRefusal.full("instances")) {
      try roster.register(announce("more"), ttl: .zero, lease: "l", at: start)
    }
    #expect(try roster.register(announce("i0"), ttl: .zero, lease: "l", at: start).instance.epoch == 10_001)
  }

  enum Bad: CaseIterable {
    case id, longID, service, host, emptyHost, port, portHigh, weight, key, value, entries

    func announce() throws(MembershipRefusal) {
      let many = Dictionary(uniqueKeysWithValues: (0..<17).map { ("k\($0)", "") })
      _ = switch self {
      case .id: try MembershipTests.announce("a b")
      case .longID: try MembershipTests.announce(String(repeating: "a", count: 65))
      case .service: try MembershipTests.announce(service: "")
      case .host: try MembershipTests.announce(host: "a b")
      case .emptyHost: try MembershipTests.announce(host: "")
      case .port: try MembershipTests.announce(port: 0)
      case .portHigh: try MembershipTests.announce(port: 65_536)
      case .weight: try MembershipTests.announce(weight: 10_001)
      case .key: try MembershipTests.announce(metadata: ["": "x"])
      case .value: try MembershipTests.announce(metadata: ["k": String(repeating: "v", count: 513)])
      case .entries: try MembershipTests.announce(metadata: many)
      }
    }
  }

  @Test(arguments: Bad.allCases)
  func `a bad announcement is refused`(_ bad: Bad) {
    do {
      try bad.announce()
      Issue.record("accepted")
    } catch {
      #expect(error.reason == "REGISTRY_INVALID" && error.kind == .invalid)
    }
  }

  @Test(arguments: [Duration.milliseconds(999), .seconds(61), .seconds(-1)])
  func `a lease outside its range is refused`(_ ttl: Duration) {
    var roster = Roster(at: start)
    #expect(throws: MembershipRefusal.self) { try roster.register(announce(), ttl: ttl, lease: "l", at: start) }
  }

  @Test func `under random commands the index, the leases and the revisions agree`() throws {
    for seed in UInt64(1)...300 {
      var state = seed
      func roll(_ bound: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % bound
      }
      var roster = Roster(at: start)
      var now = start
      var leases: [String: String] = [:]
      var lastEpoch: Int64 = 0
      for step in 0..<200 {
        now = now.advanced(by: .milliseconds(Int64(roll(900))))
        let id = "i\(roll(5))"
        let before = roster
        switch roll(7) {
        case 0, 1:
          let (instance, _) = try roster.register(
            announce(id, service: "s\(roll(2))"), ttl: .seconds(3), lease: "\(step)", at: now)
          #expect(instance.epoch > lastEpoch, "seed \(seed)")
          lastEpoch = instance.epoch
          leases[id] = "\(step)"
        case 2, 3: _ = try? roster.heartbeat(id, lease: leases[id] ?? "", at: now)
        case 4: _ = roster.deregister(id, lease: leases[id] ?? "")
        case 5: _ = try? roster.drain(id, resume: roll(2) == 0)
        default: _ = roster.expire(at: now.instant)
        }
        for name in Set(before.services(namespace: nil) + roster.services(namespace: nil)) {
          let same = before.list(name).map { [$0.id, "\($0.state)", "\($0.epoch)"] } == roster.list(name).map { [$0.id, "\($0.state)", "\($0.epoch)"] }
          #expect(same || roster.revision(of: name) > before.revision(of: name), "seed \(seed) step \(step)")
        }
        #expect(roster.list(namespace: nil).count == roster.count, "seed \(seed) step \(step)")
      }
    }
  }
}

@Suite struct ConfigurationBookTests {
  private func key(_ text: String = "k") throws -> ConfigurationKey {
    try ConfigurationKey(namespace: "", group: "", key: text)
  }

  @Test func `versions count from one and the newest are kept`() throws {
    var book = ConfigurationBook()
    for number in 1...25 {
      #expect(try book.put(key(), "v\(number)", expected: nil, at: start.wall).version.version == Int64(number))
    }
    #expect(try book.versions(key()).map(\.version) == Array((6...25).reversed()))
    #expect(try book.get(key(), version: 0).value == "v25")
    #expect(try book.get(key(), version: 6).value == "v6")
    #expect(throws: MembershipRefusal.configurationNotFound("default/default/k")) { try book.get(key(), version: 5) }
  }

  @Test func `compare and set lets one of two win and tells the other`() throws {
    var book = ConfigurationBook()
    #expect(try book.put(key(), "one", expected: 0, at: start.wall).isNew)
    #expect(throws: MembershipRefusal.configurationConflict(current: 1)) {
      try book.put(key(), "two", expected: 0, at: start.wall)
    }
    #expect(try book.put(key(), "two", expected: 1, at: start.wall).version.version == 2)
    #expect(MembershipRefusal.configurationConflict(current: 2).facts == ["current_version": "2"])
  }

  @Test func `a put whose answer was lost may be repeated`() throws {
    var book = ConfigurationBook()
    _ = try book.put(key(), "one", expected: nil, at: start.wall)
    _ = try book.put(key(), "two", expected: 1, at: start.wall)
    let again = try book.put(key(), "two", expected: 1, at: start.wall)
    #expect(!again.isNew && again.version.version == 2)
  }

  @Test func `sizes and names are bounded`() throws {
    var book = ConfigurationBook()
    let large = String(repeating: "x", count: MembershipLimits.configurationValueBytes + 1)
    #expect(throws: MembershipRefusal.self) { try book.put(key(), large, expected: nil, at: start.wall) }
    #expect(throws: MembershipRefusal.self) { try key("") }
    #expect(throws: MembershipRefusal.self) { try key("a/b") }
    #expect(throws: MembershipRefusal.configurationNotFound("default/default/k")) { try book.versions(key()) }
  }

  @Test func `a restart keeps what was stored, in any order`() throws {
    let versions = [2, 1, 3].map { ConfigurationVersion(version: $0, value: "v\($0)", changedAt: start.wall) }
    var book = ConfigurationBook(stored: [try key(): versions])
    #expect(try book.get(key(), version: 0).value == "v3")
    #expect(try book.put(key(), "v4", expected: 3, at: start.wall).version.version == 4)
  }
}
