import HTTP2Wire
import Testing

/// What a session reads out of header blocks (RFC 7541).
@Suite struct ConformanceHPACKTests {
  private typealias Row = ConformanceCase

  private static func request(_ block: [UInt8]) -> [UInt8] { Raw.headers(1, Packed.get + block) }
  private static let served = ["1 headers", "1 end"]
  private static let broken = Verdict.connection([.compressionError])

  private static let blocks: [Row] = [
    Row("2.3.3 an index behind the static table", broken, request(Packed.indexed(62))),
    Row("2.3.3 an index of a kilobyte", broken, request(Packed.indexed(1024))),
    Row("2.3.3 a name at an index that is empty", broken, request(Packed.literal(at: 70, "1", .indexing))),
    Row("2.3.3 the same without indexing", broken, request(Packed.literal(at: 70, "1"))),
    Row("2.3.3 the same never indexed", broken, request(Packed.literal(at: 70, "1", .never))),
    Row("4.2 a size update at the end of a block", broken, request(Packed.resize(1))),
    Row("4.2 a size update within a block", broken, request(Packed.resize(1) + Packed.literal("x", "1"))),
    Row("4.2 size updates at the start of a block", .fine, sees: served,
      Raw.headers(1, Packed.resize(0) + Packed.resize(4096) + Packed.get)),
    Row("5.1 a number that does not end", broken, request([0x7F] + .init(repeating: 0xFF, count: 20))),
    Row("5.1 a number above 2^32", broken, request([0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0])),
    Row("5.2 a string longer than its block", broken, request([0x00, 0x01, 0x78, 0x0A, 0x31])),
    Row("5.2 a string of 2^31 bytes", broken,
      request([0x00, 0x7F] + Packed.integer(1 << 31, prefix: 7).dropFirst() + [0x31])),
    Row("5.2 a name longer than its block", broken, request([0x00, 0x7E, 0x78])),
    Row("5.2 padding of a byte", broken, request([0x00, 0x01, 0x78] + huffman([0x49, 0x50, 0x9F, 0xFF]))),
    Row("5.2 padding of zeros", broken, request([0x00, 0x01, 0x78] + huffman([0x49, 0x50, 0x90]))),
    Row("5.2 EOS", broken, request([0x00, 0x01, 0x78] + huffman(Huffman.encode(symbols: [116, 256, 116])))),
    Row("5.2 EOS at the end", broken, request([0x00, 0x01, 0x78] + huffman(Huffman.encode(symbols: [116, 256])))),
    Row("5.2 a Huffman code cut short", broken, request([0x00, 0x01, 0x78] + huffman([0xFF, 0xFE]))),
    Row("5.2 a string of no bytes in Huffman code", .fine, sees: served, request([0x00, 0x01, 0x78, 0x80])),
    Row("6.1 index 0", broken, request([0x80])),
    Row("6.3 a size above the setting", broken, Raw.headers(1, Packed.resize(4097) + Packed.get)),
    Row("6.3 a size of 2^32", broken, Raw.headers(1, [0x3F, 0xE1, 0xFF, 0xFF, 0xFF, 0x0F] + Packed.get)),
    Row("6.3 the size of the setting", .fine, sees: served, Raw.headers(1, Packed.resize(4096) + Packed.get)),
    Row("4.3 a response that is broken", at: .client, broken, Raw.headers(1, Packed.ok + [0x80])),
    Row("4.3 trailers that are broken", broken, sees: ["1 headers"],
      Raw.headers(1, Packed.post, end: false) + Raw.headers(1, [0x80])),
    Row("4.3 a malformed request that is broken as well", broken,
      Raw.headers(1, Packed.literal("X", "1") + Packed.get + [0x80])),
  ]

  private static func huffman(_ bytes: [UInt8]) -> [UInt8] { [0x80 | UInt8(bytes.count)] + bytes }

  @Test(arguments: blocks)
  func `header blocks`(row: ConformanceCase) throws { try row.run() }

  // MARK: - Appendix C

  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.filter { $0 != " " }.compactMap { $0.hexDigitValue }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    /// Blocks in hexadecimal digits, and the fields in each as lines.
    let blocks: [(hex: String, fields: [String])]
    var testDescription: String { name }
  }

  private static let firstGet = [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"]
  private static let secondGet = firstGet + ["cache-control: no-cache"]
  private static let thirdGet = [
    ":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com", "custom-key: custom-value",
  ]

  private static let requests: [Example] = [
    Example(name: "C.2.1", blocks: [("400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572", ["custom-key: custom-header"])]),
    Example(name: "C.2.3", blocks: [("1008 7061 7373 776f 7264 0673 6563 7265 74", ["password: secret"])]),
    Example(name: "C.3", blocks: [
      ("8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d", firstGet),
      ("8286 84be 5808 6e6f 2d63 6163 6865", secondGet),
      ("8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65", thirdGet),
    ]),
    Example(name: "C.4", blocks: [
      ("8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff", firstGet),
      ("8286 84be 5886 a8eb 1064 9cbf", secondGet),
      ("8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf", thirdGet),
    ]),
  ]

  private static let moved = [
    ":status: 302", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:21 GMT", "location: https://www.example.com",
  ]
  private static let movedAgain = [":status: 307"] + moved.dropFirst()
  private static let answered = [
    ":status: 200", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:22 GMT", "location: https://www.example.com",
    "content-encoding: gzip", "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
  ]

  private static let responses: [Example] = [
    Example(name: "C.5", blocks: [
      ("4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3120 474d 546e"
        + "1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d", moved),
      ("4803 3330 37c1 c0bf", movedAgain),
      ("88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d"
        + "4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076"
        + "6572 7369 6f6e 3d31", answered),
    ]),
    Example(name: "C.6", blocks: [
      ("4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b"
        + "97c8 e9ae 82ae 43d3", moved),
      ("4883 640e ffc1 c0bf", movedAgain),
      ("88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf"
        + "cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07", answered),
    ]),
  ]

  private static func lines(_ headers: HTTP2Headers?) -> [String] {
    headers?.fields.map { "\($0.name): \($0.value)" } ?? []
  }

  @Test(arguments: requests)
  func `examples of requests`(example: Example) throws {
    for cutting in RawPeer.Cutting.allCases {
      var peer = RawPeer(against: .server, cutting: cutting)
      let isWhole = example.blocks.count > 1
      for (index, block) in example.blocks.enumerated() {
        let stream = UInt32(2 * index + 1)
        peer.send(Raw.headers(stream, (isWhole ? [] : Packed.get) + Self.bytes(block.hex)))
        #expect(Self.lines(peer.events.headers(of: Int32(stream)).first).dropFirst(isWhole ? 0 : 4) == block.fields[...])
      }
    }
  }

  /// C.2.2 and C.2.4 are pseudo fields: parts of one request.
  @Test func `examples of single fields`() throws {
    var peer = RawPeer(against: .server)
    peer.send(Raw.headers(1, Self.bytes("82 040c 2f73 616d 706c 652f 7061 7468 86 4101 61")))
    let expected = [":method: GET", ":path: /sample/path", ":scheme: http", ":authority: a"]
    #expect(Self.lines(peer.events.headers(of: 1).first) == expected)
  }

  /// The encoder of these examples keeps a table of 256 bytes, which it may say in its first block.
  @Test(arguments: responses)
  func `examples of responses, with entries that leave the table`(example: Example) throws {
    for cutting in RawPeer.Cutting.allCases {
      var peer = RawPeer(against: .client, cutting: cutting)
      for (index, block) in example.blocks.enumerated() {
        let stream = UInt32(try peer.request())
        peer.send(Raw.headers(stream, (index == 0 ? Packed.resize(256) : []) + Self.bytes(block.hex)))
        #expect(Self.lines(peer.events.headers(of: Int32(stream)).first) == block.fields)
      }
    }
  }
}
