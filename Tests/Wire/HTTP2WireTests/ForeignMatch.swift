import Base
import HTTP2Wire
import Testing

/// A session of ours and libnghttp2 with a wire between them, under a seeded schedule: who opens, answers,
/// writes, reads, resets, changes settings, and how many bytes come across, is rolled.
struct ForeignMatch {
  /// One stream, as both ends meant it.
  final class Exchange {
    let id: Int32
    let request: Message
    var interim: [HTTP2Field]?
    var response: Message?
    /// Somebody has reset it: what was heard is a beginning.
    var isReset = false
    /// The server has answered and wants no more of the request.
    var isCut = false
    /// What our side has still to write, `nil` when it is through.
    var left: ArraySlice<UInt8>?
    var trailers: [HTTP2Field] = []
    var isFull = false

    init(_ id: Int32, _ request: Message) { (self.id, self.request) = (id, request) }
  }

  let role: HTTP2Session.Role
  let ours: HTTP2Session
  let foreign: ForeignSession
  private var dice: Roller
  private var makers: MessageMaker
  private var toOurs: ArraySlice<UInt8> = []
  private var toForeign: ArraySlice<UInt8> = []
  private(set) var heard: [Int32: Heard] = [:]
  private var unread: [Int32: Int] = [:]
  private(set) var exchanges: [Exchange] = []
  /// How many streams there will be.
  private let most: Int
  private let theirWindow: Int
  private let resets: Bool
  private(set) var pings = (sent: 0, heard: 0)
  private let now = Instant(nanoseconds: 0)

  init(_ role: HTTP2Session.Role, seed: UInt64) throws {
    self.role = role
    var dice = Roller(seed)
    let windows = [1, 7, 100, 1000, 16_384, 65_535, 1_000_000]
    let (mine, theirs) = (dice.pick(windows), dice.pick(windows))
    var settings = HTTP2Settings(
      streamWindowBytes: Int32(mine), connectionWindowBytes: Int32(65_535 + dice.roll(2) * 1_000_000),
      headerListSizeBytes: 65_536, writeBufferBytes: dice.pick([2, 1000, 65_536]), budget: .relaxed)
    if dice.isOne(in: 3) { settings.maxConcurrentStreams = UInt32(1 + dice.roll(4)) }
    ours = HTTP2Session(role, settings)
    var others: [(id: UInt8, value: UInt32)] = [
      (Raw.initialWindow, UInt32(theirs)), (Raw.tableSize, UInt32(dice.pick([0, 50, 1000, 4096, 65_536]))),
      (Raw.maxFrame, UInt32(dice.pick([16_384, 16_385, 100_000]))),
    ]
    if role == .client { others.append((Raw.maxStreams, UInt32(dice.pick([1, 2, 5, 100])))) }
    foreign = try ForeignSession(
      role == .client ? .server : .client, seed: seed, settings: others, mostPadding: dice.pick([0, 0, 10, 256]),
      packingBytes: dice.pick([0, 100, 4096, 4096]))
    theirWindow = theirs
    most = 1 + dice.roll(12)
    resets = dice.isOne(in: 2)
    makers = MessageMaker(mostBytes: min(300_000, 20 * min(mine, theirs)), hasLong: dice.isOne(in: 4), Roller(seed &+ 1))
    self.dice = dice
  }

  // MARK: - The schedule

  /// Plays until every stream has ended and the connection with it; false if it hangs.
  mutating func play() throws -> Bool {
    for _ in 0..<40 * most { try step() }
    while exchanges.count < most { try open() }
    var quiet = 0
    for _ in 0..<4000 where quiet < 3 {
      quiet = try finishSome() ? 0 : quiet + 1
    }
    return quiet == 3 && exchanges.allSatisfy { isOver($0) }
  }

  private mutating func step() throws {
    switch dice.roll(12) {
    case 0: if exchanges.count < most { try open() }
    case 1, 2: try answer()
    case 3, 4: try write(all: false)
    case 5: consume(all: false)
    case 6: _ = try foreign.consume()
    case 7: if resets, dice.isOne(in: 3) { try reset() }
    case 8: if dice.isOne(in: 6) { try change() }
    default: try carry(all: false)
    }
  }

  /// Does whatever can be done; returns whether there was anything.
  private mutating func finishSome() throws -> Bool {
    let answered = exchanges.filter { $0.response != nil }.count
    for _ in exchanges { try answer() }
    let isAnswering = exchanges.filter { $0.response != nil }.count > answered
    let isWriting = try write(all: true)
    let isReading = consume(all: true)
    let isForeign = try foreign.consume()
    let isCarrying = try carry(all: true)
    return isAnswering || isWriting || isReading || isForeign || isCarrying
  }

  private mutating func open() throws {
    let message = makers.request()
    guard role == .client else {
      exchanges.append(Exchange(try foreign.request(message), message))
      return
    }
    let isEnd = message.isBare && dice.isOne(in: 2)
    let exchange = Exchange(try ours.request(message.fields, isEnd: isEnd), message)
    if !isEnd { (exchange.left, exchange.trailers) = (message.body, message.trailers) }
    exchanges.append(exchange)
  }

  /// One request that has arrived, and has no answer yet, gets one.
  private mutating func answer() throws {
    let waiting = exchanges.filter { exchange in
      guard exchange.response == nil, let heard = role == .server ? heard[exchange.id] : foreign.heard[exchange.id] else {
        return false
      }
      return !heard.blocks.isEmpty && heard.closed.isEmpty && !exchange.isReset
    }
    guard !waiting.isEmpty else { return }
    let exchange = dice.pick(waiting)
    if role == .server { return try answerOurselves(exchange) }
    let message = makers.response()
    exchange.response = message
    if dice.isOne(in: 4) { exchange.interim = [HTTP2Field(":status", "103"), HTTP2Field("link", "</a>")] }
    try foreign.respond(exchange.id, interim: exchange.interim, message)
  }

  private mutating func answerOurselves(_ exchange: Exchange) throws {
    var message = makers.response()
    switch dice.roll(8) {
    case 0:
      message = Message(fields: Prepared.head.fields, body: message.body, trailers: Prepared.trailers.fields)
      let body = message.body
      try ours.respond(exchange.id, Prepared.head.block, trailers: Prepared.trailers.block) { $0 += body }
    case 1:
      message = Message(fields: Prepared.head.fields)
      exchange.isCut = true
      ours.respondOnly(exchange.id, Prepared.head.block)
    case 2:
      message.fields = Prepared.head.fields
      try ours.respond(exchange.id, Prepared.head.block)
      (exchange.left, exchange.trailers) = (message.body, message.trailers)
    default:
      let isEnd = message.isBare && dice.isOne(in: 2)
      try ours.respond(exchange.id, message.fields, isEnd: isEnd)
      if !isEnd { (exchange.left, exchange.trailers) = (message.body, message.trailers) }
    }
    exchange.response = message
  }

  /// Writes on a stream of ours that has room, or on all; returns whether there was one.
  @discardableResult
  private mutating func write(all: Bool) throws -> Bool {
    var open = exchanges.filter { $0.left != nil && !$0.isFull }
    guard !open.isEmpty else { return false }
    if !all { open = [dice.pick(open)] }
    for exchange in open {
      guard let left = exchange.left else { continue }
      let piece = left.prefix(all ? left.count : dice.roll(left.count + 1))
      if !piece.isEmpty { exchange.isFull = !ours.write(exchange.id, piece) }
      exchange.left = left.dropFirst(piece.count)
      guard exchange.left?.isEmpty == true, all || dice.isOne(in: 3) else { continue }
      ours.finish(exchange.id, trailers: exchange.trailers)
      exchange.left = nil
    }
    return true
  }

  /// Returns whether there was anything to consume.
  @discardableResult
  private mutating func consume(all: Bool) -> Bool {
    var isSome = false
    for exchange in exchanges where all || dice.isOne(in: 2) {
      let count = unread[exchange.id] ?? 0
      guard count > 0 else { continue }
      isSome = true
      let part = all ? count : 1 + dice.roll(count)
      unread[exchange.id] = count - part
      ours.consume(exchange.id, part)
    }
    return isSome
  }

  private mutating func reset() throws {
    let open = exchanges.filter { !isOver($0) }
    guard !open.isEmpty else { return }
    let exchange = dice.pick(open)
    let isOurs = dice.isOne(in: 2)
    // A server knows a stream once it has heard of it.
    guard isOurs ? role == .client || heard[exchange.id] != nil : role == .server || foreign.heard[exchange.id] != nil
    else { return }
    exchange.isReset = true
    guard isOurs else { return try foreign.reset(exchange.id, .internalError) }
    ours.reset(exchange.id, .cancel)
    exchange.left = nil
  }

  private mutating func change() throws {
    switch dice.roll(4) {
    case 0: try foreign.change([(Raw.tableSize, UInt32(dice.roll(65_537)))])
    case 1: try foreign.change([(Raw.tableSize, 0), (Raw.tableSize, UInt32(dice.roll(5000)))])
    case 2:
      let size = dice.pick([max(1, theirWindow / 4), theirWindow, 2 * theirWindow])
      try foreign.change([(Raw.initialWindow, UInt32(size))])
    default:
      try foreign.ping()
      ours.ping(UInt64(pings.sent))
      pings.sent += 1
    }
  }

  // MARK: - The wire

  /// Carries some bytes, or all; returns whether there were any.
  @discardableResult
  private mutating func carry(all: Bool) throws -> Bool {
    toForeign += ours.takeOutput()
    toOurs += try foreign.takeOutput()
    hear()
    let isSome = !toForeign.isEmpty || !toOurs.isEmpty
    repeat {
      let piece = toForeign.prefix(pieceSize(16))
      toForeign = toForeign.dropFirst(piece.count)
      if !piece.isEmpty { try foreign.receive(piece) }
    } while all && !toForeign.isEmpty
    repeat {
      let piece = toOurs.prefix(pieceSize(1))
      toOurs = toOurs.dropFirst(piece.count)
      if !piece.isEmpty { try ours.receive(Array(piece), at: now) }
    } while all && !toOurs.isEmpty
    hear()
    return isSome
  }

  /// Of at least `least` bytes: libnghttp2 counts the pieces of a CONTINUATION's head as CONTINUATIONs of their
  /// own, and has enough at eight.
  private mutating func pieceSize(_ least: Int) -> Int { least + dice.roll(dice.pick([20, 1000, 20_000, 100_000])) }

  private mutating func hear() {
    for event in ours.takeEvents() {
      switch event {
      case .headers(let stream, let headers):
        #expect(!headers.isTooLarge)
        heard[stream, default: Heard()].blocks.append(headers.fields)
      case .data(let stream, let bytes):
        heard[stream, default: Heard()].body += bytes
        unread[stream, default: 0] += bytes.count
      case .end(let stream): heard[stream, default: Heard()].ends += 1
      case .closed(let stream, let code):
        heard[stream, default: Heard()].closed.append(code)
        unread[stream] = nil
        exchanges.first { $0.id == stream }?.left = nil
      case .drained(let stream): exchanges.first { $0.id == stream }?.isFull = false
      case .pong: pings.heard += 1
      case .goAway(_, let code, let text): #expect(code == .noError, "\(text)")
      case .settings: break
      }
    }
    // A client does not know how many streams it may open before it has heard it.
    for exchange in exchanges {
      let ends = (heard[exchange.id], foreign.heard[exchange.id])
      let (client, server) = role == .client ? ends : (ends.1, ends.0)
      if server == nil, client?.closed == [.refusedStream] { exchange.isReset = true }
    }
  }

  private func isOver(_ exchange: Exchange) -> Bool {
    func isClosed(_ heard: Heard?) -> Bool { heard.map { !$0.closed.isEmpty } ?? exchange.isReset }
    return isClosed(heard[exchange.id]) && isClosed(foreign.heard[exchange.id])
  }

  /// The streams that have not ended, in words.
  var unfinished: String {
    exchanges.filter { !isOver($0) }.map { exchange in
      func words(_ heard: Heard?) -> String {
        heard.map { "\($0.blocks.count) blocks, \($0.body.count) bytes, \($0.ends) ends, closed \($0.closed.map(\.rawValue))" }
          ?? "nothing"
      }
      return "\(exchange.id): request \(exchange.request.body.count), response \(exchange.response?.body.count ?? -1), "
        + "left \(exchange.left?.count ?? -1), full \(exchange.isFull), reset \(exchange.isReset), cut \(exchange.isCut); "
        + "we heard \(words(heard[exchange.id])), they \(words(foreign.heard[exchange.id]))"
    }.joined(separator: "; ")
  }

  /// Ends the connection from the server's side; returns whether both ends are through with it.
  mutating func end() throws -> Bool {
    if role == .server {
      ours.announceShutdown()
      ours.goAway()
    } else {
      try foreign.goAway()
    }
    for _ in 0..<3 { try carry(all: true) }
    return ours.isFinished && foreign.isFinished
  }
}

/// Answers made ready before, once for the process.
enum Prepared {
  static let head = made([
    HTTP2Field(":status", "200"), HTTP2Field("kind", "prepared"), HTTP2Field("secret", "1", isIndexed: false),
  ])
  static let trailers = made([HTTP2Field("grpc-status", "0")])

  private static func made(_ fields: [HTTP2Field]) -> (fields: [HTTP2Field], block: HTTP2FieldBlock) {
    (fields, HTTP2FieldBlock(fields))
  }
}

/// Makes messages of random fields and bodies.
struct MessageMaker {
  private let mostBytes: Int
  private let hasLong: Bool
  private var dice: Roller
  private var used: [HTTP2Field] = []
  /// One field of a message may need several frames.
  private var mayBeLong = false

  init(mostBytes: Int, hasLong: Bool, _ dice: Roller) {
    (self.mostBytes, self.hasLong, self.dice) = (mostBytes, hasLong, dice)
  }

  mutating func request() -> Message {
    make([
      HTTP2Field(":method", dice.pick(["GET", "POST", "PUT", "PURCHASE"])), HTTP2Field(":scheme", dice.pick(["http", "https"])),
      HTTP2Field(":authority", dice.pick(["a", "tickets.example"])), HTTP2Field(":path", "/" + hex(30)),
    ])
  }

  mutating func response() -> Message { make([HTTP2Field(":status", dice.pick(["200", "404", "500", "299"]))]) }

  private mutating func make(_ pseudo: [HTTP2Field]) -> Message {
    var message = Message(fields: pseudo)
    mayBeLong = hasLong
    for _ in 0..<dice.roll(8) { message.fields.append(field()) }
    if dice.isOne(in: 4) { return message }
    let size = dice.roll(dice.pick([2, 100, 10_000, 300_001])) % (mostBytes + 1)
    let start = dice.roll(Self.noise.count - size)
    message.body = Self.noise[start..<start + size]
    if dice.isOne(in: 3) { message.fields.append(HTTP2Field("content-length", "\(size)", isIndexed: false)) }
    if dice.isOne(in: 2) { message.trailers = (0...dice.roll(3)).map { _ in field() } }
    return message
  }

  private mutating func field() -> HTTP2Field {
    if !used.isEmpty, dice.isOne(in: 2) {
      let old = dice.pick(used)
      return dice.isOne(in: 3) ? HTTP2Field(old.name, text(20), isIndexed: old.isIndexed) : old
    }
    let name = dice.pick(["cookie", "authorization", "user-agent", "grpc-timeout", "x-a", "x-b", "x-" + hex(8)])
    let isLong = mayBeLong && dice.isOne(in: 6)
    if isLong { mayBeLong = false }
    let size = isLong ? 15_000 : dice.pick([1, 30, 30, 30, 300, 2000])
    let field = HTTP2Field(name, dice.isOne(in: 8) ? "" : text(size), isIndexed: !dice.isOne(in: 4))
    if used.count < 12, field.value.utf8.count < 4000 { used.append(field) }
    return field
  }

  private mutating func hex(_ bound: Int) -> String { String(dice.roll(1 << bound), radix: 16) }

  /// Text that begins and ends with a letter, of ASCII, of bytes above it, or of anything.
  private mutating func text(_ most: Int) -> String {
    let (width, bytes) = dice.pick(Self.alphabets)
    let size = 1 + dice.roll(most)
    let start = dice.roll(bytes.count / width - size) * width
    return "a" + String(decoding: bytes[start..<start + size * width], as: UTF8.self) + "z"
  }

  /// Long texts in letters of one, two or three bytes.
  private static let alphabets: [(width: Int, bytes: [UInt8])] = {
    let letters: [[Unicode.Scalar]] = [
      Array("etaoin\tshrdlu 0123456789".unicodeScalars), (0x21...0x7E).map { Unicode.Scalar($0) },
      (0xA1...0xFF).map { Unicode.Scalar($0) }, Array("票务演出座位区".unicodeScalars),
    ]
    return letters.enumerated().map { index, letters in
      let all = letters.map { Array(String($0).utf8) }
      return ([1, 1, 2, 3][index], noise.prefix(30_000).flatMap { all[Int($0) % all.count] })
    }
  }()

  private static let noise: [UInt8] = {
    var dice = Roller(99)
    return (0..<400_000).map { _ in UInt8(dice.roll(256)) }
  }()
}
