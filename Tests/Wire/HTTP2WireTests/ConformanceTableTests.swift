import HTTP2Wire
import Testing

/// The two tables of header compression stay the same on both sides, whatever happens (RFC 7541 §2.3, §4).
@Suite struct ConformanceTableTests {
  private static let entry = Packed.literal("x", "1", .indexing)

  private static func fields(_ peer: RawPeer, _ stream: Int32) -> [String] {
    peer.events.headers(of: stream).last?.fields.map { "\($0.name): \($0.value)" } ?? []
  }

  // MARK: - Reading

  /// Blocks that nobody reads, at a server that knows stream 1 is open.
  static let unread: [(String, @Sendable (inout RawPeer) -> Void)] = [
    ("of a malformed request", { $0.send(Raw.headers(3, Packed.get + Packed.literal("X", "1") + entry)) }),
    ("that is malformed behind it", { $0.send(Raw.headers(3, Packed.get + entry + Packed.literal("X", "1"))) }),
    ("of a stream over the limit", { peer in
      peer.send(Raw.headers(3, Packed.get) + Raw.headers(5, Packed.get + entry))
      #expect(peer.resetCode(5) == .refusedStream)
    }),
    ("of trailers on a stream that was reset", { peer in
      peer.session.reset(1, .cancel)
      peer.settle()
      peer.send(Raw.headers(1, entry))
    }),
    ("of malformed trailers", { $0.send(Raw.headers(1, entry + Packed.literal(":path", "/"))) }),
    ("in pieces of a stream over the limit", { peer in
      let block = Packed.get + entry
      peer.send(Raw.headers(3, Packed.get) + Raw.headers(5, [], isLast: false))
      peer.send(Raw.continuation(5, Array(block.prefix(8)), isLast: false) + Raw.continuation(5, Array(block.dropFirst(8))))
    }),
  ]

  @Test(arguments: unread.indices)
  func `a block that nobody reads counts`(index: Int) throws {
    let (name, play) = Self.unread[index]
    var peer = RawPeer(against: .server, HTTP2Settings(maxConcurrentStreams: 2, budget: .relaxed))
    peer.send(Raw.headers(1, Packed.post, end: false))
    play(&peer)
    // Room for one more.
    peer.send(Raw.reset(1))
    peer.send(Raw.headers(7, Packed.get + Packed.indexed(62)))
    #expect(Self.fields(peer, 7).last == "x: 1", "\(name)")
    #expect(peer.goAwayCode == nil)
  }

  @Test func `4.4 an entry larger than the table empties it`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Raw.headers(1, Packed.get + Self.entry + Packed.indexed(62)))
    #expect(Self.fields(peer, 1).suffix(2) == ["x: 1", "x: 1"])
    peer.send(Raw.headers(3, Packed.get + Packed.literal("y", String(repeating: "y", count: 4064), .indexing)))
    #expect(Self.fields(peer, 3).count == 5)
    peer.send(Raw.headers(5, Packed.get + Packed.indexed(62)))
    #expect(peer.goAwayCode == .compressionError)
  }

  @Test func `4.4 an entry may take its name from one that it pushes out`() throws {
    var peer = RawPeer(against: .server)
    let name = String(repeating: "n", count: 20)
    peer.send(Raw.headers(1, Packed.resize(90) + Packed.get + Packed.literal(name, String(repeating: "1", count: 30), .indexing)))
    peer.send(Raw.headers(3, Packed.get + Packed.literal(at: 62, String(repeating: "2", count: 38), .indexing)))
    peer.send(Raw.headers(5, Packed.get + Packed.indexed(62)))
    #expect(Self.fields(peer, 5).last == "\(name): \(String(repeating: "2", count: 38))")
    peer.send(Raw.headers(7, Packed.get + Packed.indexed(63)))
    #expect(peer.goAwayCode == .compressionError, "there is one entry")
  }

  @Test func `4.3 a smaller size pushes entries out, a larger one brings none back`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Raw.headers(1, Packed.get + (0..<4).flatMap { Packed.literal("x", "\($0)", .indexing) }))
    peer.send(Raw.headers(3, Packed.resize(68) + Packed.resize(4096) + Packed.get + Packed.indexed(62) + Packed.indexed(63)))
    #expect(Self.fields(peer, 3).suffix(2) == ["x: 3", "x: 2"])
    peer.send(Raw.headers(5, Packed.get + Packed.indexed(64)))
    #expect(peer.goAwayCode == .compressionError)
  }

  @Test func `5.2 every byte that a value may have comes through in Huffman code`() throws {
    var peer = RawPeer(against: .server)
    let allowed = (0x21...0xFF).filter { $0 != 0x7F }.map { UInt8($0) }
    for (index, byte) in allowed.enumerated() {
      let stream = UInt32(2 * index + 1)
      let value: [UInt8] = [byte, 0x20, byte, 0x09, byte]
      peer.send(Raw.headers(stream, Packed.get + Packed.literal([0x78], value, huffman: true)))
      let text = peer.events.headers(of: Int32(stream)).first?["x"]
      #expect(text == String(decoding: value, as: UTF8.self))
      peer.send(Raw.reset(stream))
    }
    #expect(peer.goAwayCode == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `whatever a peer packs is unpacked`(seed: UInt64) throws {
    var peer = RawPeer(against: .server, cutting: seed % 2 == 0 ? .whole : .pieces, seed: seed)
    var packer = RandomPacker(seed: seed)
    for index in 0..<60 {
      let stream = UInt32(2 * index + 1)
      let (block, fields) = packer.block()
      let cut = min(block.count, Int(seed) * index)
      peer.send(Raw.headers(stream, Array(block[..<cut]), isLast: false) + Raw.continuation(stream, Array(block[cut...])))
      #expect(Self.fields(peer, Int32(stream)).dropFirst(4) == fields[...])
      peer.send(Raw.reset(stream))
      peer.forget()
    }
    #expect(peer.goAwayCode == nil)
  }

  // MARK: - Writing

  /// Answers with changing fields, read by libnghttp2, while the peer changes the size of its table.
  @Test func `4.2 blocks keep to the table that the peer allows`() throws {
    var peer = RawPeer(against: .server)
    let inflater = try ForeignInflater()
    var stream: UInt32 = 1
    func exchange(_ round: Int) throws -> [UInt8] {
      peer.forget()
      peer.send(Raw.headers(stream, Packed.get))
      let fields = [
        HTTP2Field(":status", "200"), HTTP2Field("same", "always the same value"),
        HTTP2Field("changing", "value \(round % 3)"), HTTP2Field("secret", "\(round)", isIndexed: false),
        HTTP2Field("content-type", "application/grpc"), HTTP2Field("set-cookie", "a=\(round % 2)"),
      ]
      try peer.session.respond(Int32(stream), fields, isEnd: true)
      peer.settle()
      let block = peer.frames(RawFrame.headers, stream).flatMap(\.payload)
      let read = try inflater.read(block)
      #expect(read.map { [$0.name, $0.value] } == fields.map { [$0.name, $0.value] })
      #expect(read.first { $0.name == "secret" }?.isIndexed == false)
      stream += 2
      return block
    }
    for (index, sizes) in [[4096], [0], [100], [65_536], [0, 4096], [200, 50, 300], [4096]].enumerated() {
      for size in sizes {
        peer.send(Raw.settings([(Raw.tableSize, UInt32(size))]))
        inflater.limitTable(to: size)
      }
      for round in 0..<8 { _ = try exchange(8 * index + round) }
    }
  }

  @Test func `4.2 the first block after a smaller limit begins by saying so`() throws {
    var peer = RawPeer(against: .client)
    try peer.request()
    peer.send(Raw.settings([(Raw.tableSize, 0)]))
    peer.forget()
    try peer.request()
    let block = try #require(peer.frames(RawFrame.headers).first).payload
    #expect(block.first == 0x20)
  }

  @Test func `what comes again is packed small`() throws {
    var peer = RawPeer(against: .client)
    let fields = get + [HTTP2Field("x-long", String(repeating: "long ", count: 20))]
    let sizes = try (0..<3).map { _ in
      peer.forget()
      _ = try peer.session.request(fields, isEnd: true)
      peer.settle()
      return peer.frames(RawFrame.headers).reduce(0) { $0 + $1.payload.count }
    }
    #expect(sizes[0] > 60 && sizes[1] < 12 && sizes[2] < 12)
  }

  @Test func `7.1 what is not to be indexed never is`() throws {
    var peer = RawPeer(against: .client)
    let inflater = try ForeignInflater()
    for round in 0..<6 {
      peer.forget()
      let secrets = [HTTP2Field("authorization", "Bearer abc", isIndexed: false), HTTP2Field("x-new", "1", isIndexed: false)]
      _ = try peer.session.request(get + secrets, isEnd: true)
      peer.settle()
      let read = try inflater.read(peer.frames(RawFrame.headers).flatMap(\.payload))
      #expect(read.suffix(2) == secrets[...], "round \(round)")
    }
  }
}

/// Packs random fields in random ways, with a table of its own.
struct RandomPacker {
  private var dice: UInt64
  private var table: [(name: String, value: String)] = []
  private var limit = 4096

  init(seed: UInt64) { dice = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func roll(_ bound: Int) -> Int {
    dice ^= dice << 13
    dice ^= dice >> 7
    dice ^= dice << 17
    return Int(dice % UInt64(bound))
  }

  private mutating func evict() {
    var size = 0
    let kept = table.prefix { entry in
      size += entry.name.utf8.count + entry.value.utf8.count + 32
      return size <= limit
    }
    table = Array(kept)
  }

  private mutating func text(_ most: Int) -> String {
    let letters = "abcdefghijklmnopqrstuvwxyz0123456789-_."
    return String((0..<1 + roll(most)).map { _ in letters[letters.index(letters.startIndex, offsetBy: roll(letters.count))] })
  }

  /// One block behind the fields of a GET, and its fields as lines.
  mutating func block() -> (bytes: [UInt8], fields: [String]) {
    var bytes: [UInt8] = []
    for _ in 0..<max(0, roll(5) - 2) {
      limit = roll(3) == 0 ? roll(200) : roll(4097)
      evict()
      bytes += Packed.resize(limit)
    }
    bytes += Packed.get
    var lines: [String] = []
    for _ in 0..<roll(20) {
      let huffman = roll(2) == 0
      guard table.isEmpty || roll(3) > 0 else {
        let index = roll(table.count)
        bytes += Packed.indexed(62 + index)
        lines.append("\(table[index].name): \(table[index].value)")
        continue
      }
      let way = Packed.Way.allCases[roll(3)]
      let value = roll(10) == 0 ? "" : text(roll(20) == 0 ? 900 : 30)
      var name = "x-" + text(10)
      if !table.isEmpty, roll(2) == 0 {
        let index = roll(table.count)
        name = table[index].name
        bytes += Packed.literal(at: 62 + index, value, way, huffman: huffman)
      } else if roll(4) == 0 {
        name = "etag"
        bytes += Packed.literal(at: 34, value, way, huffman: huffman)
      } else {
        bytes += Packed.literal(name, value, way, huffman: huffman)
      }
      if way == .indexing {
        table.insert((name, value), at: 0)
        evict()
      }
      lines.append("\(name): \(value)")
    }
    return (bytes, lines)
  }
}
