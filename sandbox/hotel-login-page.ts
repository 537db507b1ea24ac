/** What a network that wants to be paid first answers in the place of everybody, with a cheerful 200. */
export const hotelLoginPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Welcome to Hotel Seaview Wi-Fi</title>
  </head>
  <body>
    <h1>Welcome</h1>
    <form method="post" action="http://wifi.hotel.example/login">
      <label>Room number <input name="room"></label>
      <label>Surname <input name="surname"></label>
      <button>Connect</button>
    </form>
  </body>
</html>
`;
