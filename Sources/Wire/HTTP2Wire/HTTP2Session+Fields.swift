/// Header blocks: messages that begin, and trailers.
extension HTTP2Session {
  /// A header block whose end has not come yet.
  struct UnfinishedBlock {
    let head: FrameHead
    var bytes: [UInt8]
    var pieces = 0

    var stream: Int32 { head.stream }
  }

  func headers(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard head.stream & 1 == 1 else { return terminate(.protocolError) }
    guard var fields = unpadded(head, payload) else { return terminate(.protocolError) }
    if head.hasPriority {
      guard fields.count >= 5, Self.number(fields) != head.stream else { return terminate(.protocolError) }
      fields = UnsafeRawBufferPointer(rebasing: fields[5...])
    }
    guard head.endsHeaders else {
      unfinishedBlock = UnfinishedBlock(head: head, bytes: Array(fields))
      return
    }
    block(head, fields)
  }

  func continuation(_ head: FrameHead, _ payload: UnsafeRawBufferPointer) {
    guard var whole = unfinishedBlock else { return }
    unfinishedBlock = nil
    whole.pieces += 1
    guard whole.pieces <= Self.mostPieces else { return terminate(.enhanceYourCalm) }
    whole.bytes.append(contentsOf: payload)
    guard head.endsHeaders else {
      unfinishedBlock = whole
      return
    }
    whole.bytes.withUnsafeBytes { block(whole.head, $0) }
  }

  /// More frames than that are no header block but a flood (CVE-2024-27316).
  private static let mostPieces = 8

  /// A whole header block.
  private func block(_ head: FrameHead, _ bytes: UnsafeRawBufferPointer) {
    if role == .server, head.stream > lastPeerStream { return request(head, bytes) }
    guard let state = streams[head.stream] else {
      // Of a stream that is over; one that was passed over can never begin.
      guard role == .server ? !skipped.contains(where: { $0.contains(head.stream) }) : isGivenOut(head.stream) else {
        return terminate(.protocolError)
      }
      // A client may have given it up while this was on its way.
      if role == .server { budget.spendReset() }
      return drop(bytes)
    }
    guard state.request == nil else { return terminate(.protocolError) }
    guard !state.hasPeerEnded else { return terminate(.streamClosed) }
    read(bytes, HeaderBlock(role == .client && !state.hasHeaders ? .response : .trailers), head, state)
  }

  private func request(_ head: FrameHead, _ bytes: UnsafeRawBufferPointer) {
    if head.stream > lastPeerStream + 2 { skip((lastPeerStream + 1)..<head.stream) }
    lastPeerStream = head.stream
    guard !hasSaidGoAway else { return drop(bytes) }
    guard streams.count < Int(settings.maxConcurrentStreams) else {
      budget.spendRefusal()
      writeReset(head.stream, .refusedStream)
      return drop(bytes)
    }
    lastTakenStream = head.stream
    read(bytes, HeaderBlock(.request), head, newStream(head.stream))
  }

  /// Nobody skips streams often; of somebody who does the last ones are remembered.
  private func skip(_ range: Range<Int32>) {
    if skipped.count == Self.mostSkipped { skipped.removeFirst() }
    skipped.append(range)
  }

  private static let mostSkipped = 16

  /// Reads a block for the tables' sake.
  private func drop(_ bytes: UnsafeRawBufferPointer) {
    block = HeaderBlock(.trailers)
    block.isTooLarge = true
    decode(bytes)
  }

  private func read(_ bytes: UnsafeRawBufferPointer, _ empty: HeaderBlock, _ head: FrameHead, _ state: StreamState) {
    block = empty
    unheldReader?._withUnsafeGuaranteedRef { $0.headersBegan(head.stream) }
    decode(bytes)
    guard !isTerminated else { return }
    block.finish(endsStream: head.endsStream)
    guard !block.isMalformed else { return refuse(state, .protocolError) }
    if !block.isInterim {
      if !state.hasHeaders, block.hasBody, !state.isHead { state.promisedBytes = block.contentLength }
      state.hasHeaders = true
    }
    guard !head.endsStream || (state.promisedBytes ?? 0) == 0 else { return refuse(state, .protocolError) }
    records.append(.headers(head.stream, HTTP2Headers(fields: block.fields, isTooLarge: block.isTooLarge)))
    block.fields = []
    unheldReader?._withUnsafeGuaranteedRef { $0.headersEnded() }
    if head.endsStream { peerEnded(state) }
  }

  private func decode(_ bytes: UnsafeRawBufferPointer) {
    var rest = HPACKBlock(bytes)
    do throws(HPACKError) {
      while let field = try decoder.next(&rest) {
        take(field)
        if budget.isExhausted { return }
      }
    } catch {
      terminate(.compressionError)
    }
  }

  private func take(_ field: HPACKField) {
    guard !block.isTooLarge else {
      // Decoding goes on: a byte on the wire can be kilobytes out of the table.
      block.droppedCount += 1
      if block.droppedCount % 32 == 0 { budget.spendReset() }
      return
    }
    block.sizeBytes += field.size
    block.fieldCount += 1
    guard block.sizeBytes <= settings.headerListSizeBytes, block.fieldCount <= settings.headerFieldCount else {
      block.isTooLarge = true
      budget.spendReset(10)
      return
    }
    block.check(field)
    guard let unheldReader else {
      return block.fields.append(HTTP2Field(field.entry.pointee.name, HTTP2FieldValue(field).text))
    }
    unheldReader._withUnsafeGuaranteedRef { reader in
      let use = field.entry.pointee.use ?? judge(field.entry, reader)
      if use != 0 { reader.field(use, field.entry.pointee.name, HTTP2FieldValue(field)) }
    }
  }

  private func judge(_ entry: UnsafeMutablePointer<HPACKEntry>, _ reader: HTTP2FieldReader) -> Int {
    let use = reader.use(of: entry.pointee.name)
    entry.pointee.use = use
    return use
  }
}
