import HTTP2Wire
import Testing

/// Sessions of ours against libnghttp2, which knows nothing of how they are made.
@Suite struct ForeignMatchTests {
  private func texts(_ blocks: [[HTTP2Field]]) -> [[String]] { blocks.map { $0.map { "\($0.name): \($0.value)" } } }

  /// What one end heard of what the other meant: all of it, or a beginning.
  private func expect(
    _ heard: Heard?, _ message: Message?, interim: [HTTP2Field]? = nil, isWhole: Bool, _ place: String
  ) {
    let blocks = texts(heard?.blocks ?? [])
    guard let message else {
      #expect(blocks.isEmpty && !isWhole, "\(place): an answer that nobody gave")
      return
    }
    let meant = (interim.map { [$0] } ?? []) + [message.fields] + (message.trailers.isEmpty ? [] : [message.trailers])
    let (body, ends) = (heard?.body ?? [], heard?.ends ?? 0)
    if isWhole {
      #expect(blocks == texts(meant), "\(place): fields")
      let isSame = body[...] == message.body
      #expect(isSame, "\(place): \(body.count) of \(message.body.count) bytes")
      #expect(ends == 1, "\(place): ends")
    } else {
      #expect(blocks == Array(texts(meant).prefix(blocks.count)), "\(place): fields")
      let isStart = message.body.starts(with: body)
      #expect(isStart, "\(place): \(body.count) of \(message.body.count) bytes")
      #expect(ends <= 1, "\(place): ends")
    }
  }

  /// What we asked never to be indexed arrives with that wish.
  private func expectSecrets(_ heard: Heard?, _ message: Message?, _ place: String) {
    guard let heard, let message, let block = heard.blocks.first, block.count == message.fields.count else { return }
    let isKept = zip(block, message.fields).allSatisfy { $1.isIndexed || !$0.isIndexed }
    #expect(isKept, "\(place): never indexed")
  }

  private func run(_ role: HTTP2Session.Role, _ seed: UInt64) throws {
    var match = try ForeignMatch(role, seed: seed)
    let isThrough = try match.play()
    try #require(isThrough, "\(role) seed \(seed): it hangs: \(match.unfinished)")
    for exchange in match.exchanges {
      let place = "\(role) seed \(seed) stream \(exchange.id)"
      let (ours, theirs) = (match.heard[exchange.id], match.foreign.heard[exchange.id])
      let (client, server) = role == .client ? (ours, theirs) : (theirs, ours)
      let isWhole = !exchange.isReset
      expect(server, exchange.request, isWhole: isWhole && !exchange.isCut, "\(place) request")
      expect(client, exchange.response, interim: exchange.interim, isWhole: isWhole, "\(place) response")
      if role == .client {
        expectSecrets(theirs, exchange.request, place)
      } else {
        expectSecrets(theirs, exchange.response, place)
      }
      if isWhole {
        #expect(ours?.closed == [.noError] && theirs?.closed == [.noError], "\(place)")
      } else {
        #expect((ours?.closed.count ?? 0) <= 1 && (theirs?.closed.count ?? 0) <= 1, "\(place)")
        #expect(role == .server || ours?.closed.count == 1, "\(place)")
      }
    }
    #expect(match.ours.openStreams == 0, "\(role) seed \(seed)")
    #expect(match.pings.heard == match.pings.sent && match.foreign.pongs == match.pings.sent, "\(role) seed \(seed)")
    let isFinished = try match.end()
    #expect(isFinished, "\(role) seed \(seed)")
  }

  @Test(arguments: 0..<10)
  func `a client of ours and a foreign server understand each other`(group: Int) throws {
    for seed in 1...10 { try run(.client, UInt64(group * 10 + seed)) }
  }

  @Test(arguments: 0..<10)
  func `a server of ours and a foreign client understand each other`(group: Int) throws {
    for seed in 1...10 { try run(.server, UInt64(group * 10 + seed)) }
  }
}
