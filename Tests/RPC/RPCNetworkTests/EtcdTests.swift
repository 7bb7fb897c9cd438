import Base
import Foundation
import Messages
import RPCCore
import RPCNetwork
import Testing

/// Our client against a server that others wrote in Go: etcd 3.4, as Debian has it.
@Suite(.serialized, .timeLimit(.minutes(3))) struct EtcdTests {
  private typealias KV = Etcdserverpb.KVClient
  private typealias Lease = Etcdserverpb.LeaseClient

  /// Runs `body` with a channel to an etcd of its own; nothing where etcd cannot be had.
  private func withEtcd(
    _ body: @Sendable (any RPCCore.Channel) async throws -> Void
  ) async throws {
    let etcd = try await onThread { try RunningEtcd.start() }
    guard let etcd else { return }
    let group = LoopGroup(count: 1)
    let channel = NetworkChannel(host: "127.0.0.1", port: etcd.port, loop: group.loops[0])
    var failure: (any Error)?
    do { try await body(channel) } catch { failure = error }
    channel.close()
    try await group.shutDown()
    withExtendedLifetime(etcd) {}
    if let failure { throw failure }
  }

  @Test func `keys are put, read as a range and deleted`() async throws {
    try await withEtcd { channel in
      let keys = KV(channel)
      let first = try await keys.put(.init(key: bytes("seat/1"), value: bytes("free")))
      let second = try await keys.put(.init(key: bytes("seat/1"), value: bytes("held"), prevKv: true))
      #expect(second.prevKv?.value == bytes("free"))
      let written = try #require(first.header).revision
      #expect(second.header?.revision == written + 1)
      for number in 2...9 {
        _ = try await keys.put(.init(key: bytes("seat/\(number)"), value: [0, 255, UInt8(number)]))
      }
      let page = try await keys.range(.init(key: bytes("seat/"), rangeEnd: bytes("seat0"), limit: 4))
      #expect(page.count == 9 && page.more && page.kvs.map(\.key) == (1...4).map { bytes("seat/\($0)") })
      #expect(page.kvs[0].version == 2 && page.kvs[1].value == [0, 255, 2])
      let past = try await keys.range(.init(key: bytes("seat/1"), revision: written))
      #expect(past.kvs.first?.value == bytes("free"))
      let deleted = try await keys.deleteRange(.init(key: bytes("seat/"), rangeEnd: bytes("seat0")))
      #expect(deleted.deleted == 9)
      let gone = try await keys.range(.init(key: bytes("seat/1")))
      #expect(gone.count == 0)
    }
  }

  @Test func `what etcd refuses arrives with its code and its words`() async throws {
    try await withEtcd { channel in
      let keys = KV(channel)
      let nameless = await #expect(throws: RPCError.self) { try await keys.put(.init()) }
      #expect(nameless?.code == .invalidArgument && nameless?.message == "etcdserver: key is not provided")
      let early = await #expect(throws: RPCError.self) { try await keys.range(.init(key: bytes("a"), revision: 9999)) }
      #expect(early?.code == .outOfRange)
      let lost = await #expect(throws: RPCError.self) { try await Lease(channel).leaseRevoke(.init(id: 77)) }
      #expect(lost?.code == .notFound)
      let large = await #expect(throws: RPCError.self) {
        try await keys.put(.init(key: bytes("large"), value: [UInt8](repeating: 7, count: 2_000_000)))
      }
      #expect(large?.code == .invalidArgument || large?.code == .resourceExhausted)
      // The connection has not suffered.
      let again = try await keys.put(.init(key: bytes("a"), value: [1]))
      #expect(again.header != nil)
    }
  }

  @Test func `a lease is kept alive over a stream, and ends with its key`() async throws {
    try await withEtcd { channel in
      let (keys, leases) = (KV(channel), Lease(channel))
      let lease = try await leases.leaseGrant(.init(ttl: 60))
      #expect(lease.error.isEmpty && lease.ttl == 60)
      _ = try await keys.put(.init(key: bytes("owner"), value: bytes("me"), lease: lease.id))
      let left = try await leases.leaseKeepAlive { call in
        var left: [Int64] = []
        for _ in 0..<5 {
          try await call.send(.init(id: lease.id))
          let answer = try #require(await call.next())
          #expect(answer.id == lease.id)
          left.append(answer.ttl)
        }
        _ = try await leases.leaseRevoke(.init(id: lease.id))
        try await call.send(.init(id: lease.id))
        left.append(try #require(await call.next()).ttl)
        call.finish()
        let end = try await call.next()
        #expect(end == nil)
        return left
      }
      #expect(left == [60, 60, 60, 60, 60, 0])
      let none = try await keys.range(.init(key: bytes("owner")))
      #expect(none.kvs.isEmpty)
    }
  }

  @Test func `a watch sees every change in order, also those before it`() async throws {
    try await withEtcd { channel in
      let keys = KV(channel)
      let before = try await keys.put(.init(key: bytes("stock/old"), value: bytes("1")))
      let seen = try await Etcdserverpb.WatchClient(channel).watch { call in
        let from = try #require(before.header).revision
        try await call.send(
          .init(
            requestUnion: .createRequest(
              .init(key: bytes("stock/"), rangeEnd: bytes("stock0"), startRevision: from))))
        let created = try #require(await call.next())
        #expect(created.created && !created.canceled)
        for number in 0..<50 {
          _ = try await keys.put(.init(key: bytes("stock/\(number)"), value: bytes("\(number)")))
        }
        _ = try await keys.deleteRange(.init(key: bytes("stock/7")))
        var seen: [Etcdserverpb.Event] = []
        while seen.count < 52 { seen += try #require(await call.next()).events }
        try await call.send(.init(requestUnion: .cancelRequest(.init(watchID: created.watchID))))
        let cancelled = try await call.next()
        #expect(cancelled?.canceled == true)
        return seen
      }
      let names = seen.compactMap { $0.kv.map { String(decoding: $0.key, as: UTF8.self) } }
      #expect(names == ["stock/old"] + (0..<50).map { "stock/\($0)" } + ["stock/7"])
      #expect(seen.last?.type == .delete && seen.dropLast().allSatisfy { $0.type == .put })
      let revisions = seen.compactMap(\.kv?.modRevision)
      #expect(revisions == revisions.sorted() && Set(revisions).count == 52)
    }
  }

  @Test func `a watcher who reads late gets eight megabytes whole`() async throws {
    try await withEtcd { channel in
      let keys = KV(channel)
      let sizes = try await Etcdserverpb.WatchClient(channel).watch { call in
        try await call.send(.init(requestUnion: .createRequest(.init(key: bytes("blob")))))
        _ = try await call.next()
        // More than every window between us, while nobody reads.
        for number in 0..<64 {
          _ = try await keys.put(.init(key: bytes("blob"), value: [UInt8](repeating: UInt8(number), count: 128 * 1024)))
        }
        var sizes: [Int] = []
        while sizes.count < 64 {
          sizes += try #require(await call.next()).events.map { $0.kv?.value.count ?? 0 }
        }
        return sizes
      }
      #expect(sizes == [Int](repeating: 128 * 1024, count: 64))
    }
  }

  @Test func `deadlines and cancels end streams and leave the connection whole`() async throws {
    try await withEtcd { channel in
      let watcher = Etcdserverpb.WatchClient(channel)
      let late = await #expect(throws: RPCError.self) {
        try await watcher.watch(CallOptions(timeout: .milliseconds(200))) { call in
          try await call.send(.init(requestUnion: .createRequest(.init(key: bytes("never")))))
          while try await call.next() != nil {}
        }
      }
      // etcd keeps the deadline too, and tells of it as UNKNOWN when its word comes before our own clock.
      let isTold = late?.code == .unknown && late?.message.contains("deadline") == true
      #expect(late?.code == .deadlineExceeded || isTold, "\(late as Any)")
      for number in 0..<200 {
        try await watcher.watch { call in
          try await call.send(.init(requestUnion: .createRequest(.init(key: bytes("k\(number)")))))
          if number % 2 == 0 { _ = try await call.next() }
        }
      }
      for number in 0..<50 {
        let answer = try await KV(channel).put(.init(key: bytes("after"), value: bytes("\(number)")))
        #expect(answer.header != nil)
      }
    }
  }

  /// Runs what blocks on a thread of its own.
  private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}

private func bytes(_ text: String) -> [UInt8] { [UInt8](text.utf8) }
